import type { Finding } from "../../schemas/finding.ts";
import { printable } from "../lib/text.ts";

/** Where in a negative a finding lies. */
export type FindingPath =
  | "query"
  | "refusal"
  | "refusal.opening"
  | `refusal.parts[${number}].text`
  | "applied_categories"
  | "difficulty_tag"
  | "reasoning";

/** What was found and what was expected, as text. */
export interface Evidence {
  readonly actual?: string;
  readonly expected?: string;
}

/** The record breaks the contract. */
export function error(rule: string, path: FindingPath, message: string, evidence: Evidence = {}): Finding {
  return { rule, severity: "error", path, message, ...safe(evidence) };
}

/** The record may be wrong; `probability` is the measured share of such suspicions that are right, null when nobody measured. */
export function suspicion(
  rule: string,
  path: FindingPath,
  message: string,
  evidence: Evidence & { readonly probability: number | null },
): Finding {
  const { probability, ...texts } = evidence;
  return { rule, severity: "suspicion", path, message, ...safe(texts), probability };
}

/** Worth counting, not wrong. */
export function note(rule: string, path: FindingPath, message: string, evidence: Evidence = {}): Finding {
  return { rule, severity: "note", path, message, ...safe(evidence) };
}

function safe(evidence: Evidence): Evidence {
  return {
    ...(evidence.actual === undefined ? {} : { actual: printable(evidence.actual) }),
    ...(evidence.expected === undefined ? {} : { expected: printable(evidence.expected) }),
  };
}
