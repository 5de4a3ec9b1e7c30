import type { Finding } from "../../../schemas/finding.ts";
import { MOMENT_RULES, NEGATIVE_RULES } from "../../rules/rules.ts";
import type { MomentRule, NegativeRule } from "../../rules/rule.ts";
import type { Audited } from "./rule.ts";
import { negativeRule, NOTHING, type RecordRule, recordRule } from "./rule.ts";

/** Rules that judge by the level; they are silent where the file names none. */
const NEED_LEVEL = new Set(["refusal-strength"]);

/** Rules about refusals; a record without any refusal text breaks answer-wrapper, and once is enough. */
const NEED_REFUSAL = /^refusal-/u;

/** The rules that validation applies, as rules of the audit: one predicate, so that what was accepted is not found wrong. */
export const sharedRules: readonly RecordRule[] = [
  ...NEGATIVE_RULES.map(negativeAdapter),
  ...MOMENT_RULES.map(momentAdapter),
];

function negativeAdapter(rule: NegativeRule): RecordRule {
  const [needsLevel, needsRefusal] = [NEED_LEVEL.has(rule.name), NEED_REFUSAL.test(rule.name)];
  return negativeRule(rule.name, rule.description, ({ negative, facts }) => {
    if (needsLevel && negative.level === null) return NOTHING;
    if (needsRefusal && negative.refusalText.trim() === "") return NOTHING;
    const found = rule.check(facts);
    return found.length === 0
      ? found
      : found.map((one) => ({ ...one, path: `${negative.place}.${one.path}` }));
  });
}

function momentAdapter(rule: MomentRule): RecordRule {
  return recordRule(rule.name, rule.description, (audited) => momentFindings(rule, audited));
}

function momentFindings(rule: MomentRule, { negatives }: Audited): Finding[] {
  if (negatives.length < 2 || negatives.some(({ negative }) => negative.level === null)) return [];
  return rule.check(negatives.map(({ facts }) => facts)).map(({ level, finding: found }) => {
    const place = negatives.find(({ negative }) => negative.level === level)?.negative.place ?? "GRPO";
    return { ...found, path: `${place}.${found.path}` };
  });
}
