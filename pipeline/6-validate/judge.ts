import type { ContextCaption } from "../../schemas/context.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Moment } from "../../schemas/moment.ts";
import type { LevelPlan } from "../../schemas/plan.ts";
import { shapeFinding } from "../engine/reply-shape.ts";
import { LEVEL_NAMES } from "../lib/levels.ts";
import { readRefusal } from "../lib/reasoning.ts";
import { refusalText } from "../lib/refusal.ts";
import { cleanText } from "../lib/text.ts";
import { NegativeFacts } from "../rules/negative.ts";
import { MOMENT_RULES, NEGATIVE_RULES, REPLY_RULES } from "../rules/rules.ts";
import type { Draft } from "./drafts.ts";

/** What validation knows of one level's draft. */
export interface Verdict {
  readonly draft: Draft;
  readonly planned: LevelPlan;
  /** The negative as rules see it; null when its shape is wrong. */
  readonly facts: NegativeFacts | null;
  readonly findings: readonly Finding[];
  readonly tolerances: readonly string[];
}

/** What drafts are judged against. */
export interface Grounds {
  readonly moment: Moment;
  readonly captions: readonly ContextCaption[];
  readonly levels: readonly LevelPlan[];
}

/** Judges the drafts of one reply: shape first, then each by itself, then those without an error beside each other. */
export function judge(drafts: readonly Draft[], grounds: Grounds): Verdict[] {
  const alone = grounds.levels.flatMap((planned) => {
    const draft = drafts.find(({ level }) => level === planned.level);
    return draft === undefined ? [] : [judgeAlone(draft, planned, grounds)];
  });
  const sound = alone.flatMap(({ facts, findings }) => (facts === null || hasError(findings) ? [] : [facts]));
  const together = MOMENT_RULES.flatMap((rule) => rule.check(sound));
  return alone.map((verdict) => {
    const own = together.filter(({ level }) => level === verdict.planned.level).map(({ finding }) => finding);
    return own.length === 0 ? verdict : { ...verdict, findings: [...verdict.findings, ...own] };
  });
}

function judgeAlone(draft: Draft, planned: LevelPlan, grounds: Grounds): Verdict {
  const { written } = draft;
  if (written === null) return { draft, planned, facts: null, findings: draft.findings, tolerances: [] };
  const agreement = REPLY_RULES.flatMap((rule) => rule.check({ planned, written }));
  const reading = readRefusal(written.reasoning, planned.categories);
  const query = cleanText(written.irrel_query);
  if (query === "") {
    const path = `negs.${LEVEL_NAMES[planned.level].prompt}.irrel_query`;
    const blank = shapeFinding("reply-shape", path, "a text that is not blank", written.irrel_query);
    return { draft, planned, facts: null, findings: [...agreement, blank], tolerances: [] };
  }
  if ("problems" in reading) return { draft, planned, facts: null, findings: agreement, tolerances: [] };
  const { refusal, tolerances } = reading;
  const facts = new NegativeFacts({
    original: grounds.moment.query,
    captions: grounds.captions,
    level: planned.level,
    categories: planned.categories,
    query,
    refusalText: refusalText(refusal),
    refusal,
  });
  const findings = [...agreement, ...NEGATIVE_RULES.flatMap((rule) => rule.check(facts))];
  return { draft, planned, facts, findings, tolerances };
}

/** Whether any finding is an error: then the candidate is not accepted. */
export function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
