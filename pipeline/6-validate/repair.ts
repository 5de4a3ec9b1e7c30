import type { Finding } from "../../schemas/finding.ts";
import { LEVEL_NAMES } from "../lib/levels.ts";
import { hasError, type Verdict } from "./judge.ts";

/** Fields of a reply, by the beginning of a finding's path. */
const FIELDS: readonly (readonly [string, string])[] = [
  ["query", "irrel_query"],
  ["refusal", "reasoning"],
];

/** What to tell the engine about levels that failed: their errors, with paths as they stand in its own reply. */
export function repairFindings(failed: readonly Verdict[]): Finding[] {
  const all = failed.flatMap(({ planned, findings }) =>
    findings
      .filter(({ severity }) => severity === "error")
      .map((finding) => ({ ...finding, path: replyPath(finding.path, LEVEL_NAMES[planned.level].prompt) })),
  );
  return [...new Map(all.map((finding) => [`${finding.path} ${finding.message}`, finding])).values()];
}

function replyPath(path: string, label: string): string {
  if (path === "" || path.startsWith("negs")) return path;
  const field = FIELDS.find(([start]) => path === start || path.startsWith(`${start}.`))?.[1] ?? path;
  return `negs.${label}.${field}`;
}

/** Verdicts that failed and may be worth another turn. */
export function failedOnes(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.filter(({ findings }) => hasError(findings));
}
