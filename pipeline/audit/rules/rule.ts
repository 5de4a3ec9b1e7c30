import type { Finding } from "../../../schemas/finding.ts";
import type { NegativeFacts } from "../../rules/rule.ts";
import { printable } from "../../lib/text.ts";
import type { AuditNegative, AuditRecord } from "../record.ts";

/** A negative with what the rules shared with validation see of it. */
export interface AuditedNegative {
  readonly negative: AuditNegative;
  readonly facts: NegativeFacts;
}

/** A record on its way through the rules. */
export interface Audited {
  readonly record: AuditRecord;
  readonly negatives: readonly AuditedNegative[];
}

/** What the audit knows before the first record. */
export interface AuditContext {
  /** Names of the audited files. */
  readonly files: readonly string[];
}

/** A rule at work on one audit; it may remember what it has seen. */
export interface RuleAtWork {
  /** What it says of the next record; paths begin with the place of the item, e.g. GRPO[1].query. */
  readonly check: (audited: Audited) => readonly Finding[];
  /** What it says of the whole, behind the last record. */
  readonly finish?: () => readonly Finding[];
}

/** A check of a data set. Adding one is adding a file and a line in the registry. */
export interface AuditRule {
  /** Kebab-case, unique among all rules. */
  readonly name: string;
  /** What it checks and why it matters, one or two sentences. */
  readonly description: string;
  readonly open: (context: AuditContext) => RuleAtWork;
}

/** What was found and what was expected, as text; `probability` belongs to suspicions. */
export interface Evidence {
  readonly actual?: string;
  readonly expected?: string;
  readonly probability?: number | null;
}

/** A finding whose texts are safe to print. A suspicion without a measured probability says null. */
export function finding(
  rule: string,
  severity: Finding["severity"],
  path: string,
  message: string,
  evidence: Evidence = {},
): Finding {
  const { actual, expected, probability } = evidence;
  return {
    rule,
    severity,
    path,
    message,
    ...(actual === undefined ? {} : { actual: printable(actual) }),
    ...(expected === undefined ? {} : { expected: printable(expected) }),
    ...(severity === "suspicion" ? { probability: probability ?? null } : {}),
  };
}

/** No findings: most checks of most records give this one list. */
export const NOTHING: readonly Finding[] = [];

/** A rule that judges each record by itself. */
export function recordRule(
  name: string,
  description: string,
  check: (audited: Audited) => readonly Finding[],
): AuditRule {
  return { name, description, open: () => ({ check }) };
}

/** A rule that judges each negative by itself. */
export function negativeRule(
  name: string,
  description: string,
  check: (audited: AuditedNegative, record: AuditRecord) => readonly Finding[],
): AuditRule {
  return recordRule(name, description, ({ record, negatives }) => {
    let all: readonly Finding[] = NOTHING;
    for (const audited of negatives) {
      const found = check(audited, record);
      if (found.length > 0) all = [...all, ...found];
    }
    return all;
  });
}
