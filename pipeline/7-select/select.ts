import type { Candidate } from "../../schemas/candidate.ts";
import type { Example } from "../../schemas/example.ts";
import { LEVELS } from "../../schemas/level.ts";
import type { Plan } from "../../schemas/plan.ts";
import type { Rejection } from "../../schemas/rejection.ts";
import { defineStage, type Joined } from "../stage.ts";

type Item = Joined<"corpus" | "context" | "plan" | "validate">;

/** Stage 7: takes at most one accepted candidate for each level of a moment. */
export const selectStage = defineStage({
  name: "select",
  command: "select",
  summary: "Choose one accepted candidate for each planned negative",
  unit: "accepted candidates",
  revision: 1,
  reads: ["corpus", "context", "plan", "validate"],
  asks: false,
  resumable: true,
  settings: () => ({ policy: "first" }),
  async open() {
    return {
      unitsIn: ({ validate }: Item) => validate.length,
      process(item: Item) {
        const chosen = firstOfEachLevel(item.validate);
        const surplus = item.validate.filter((candidate) => !chosen.includes(candidate)).map(notNeeded);
        const records = chosen.length > 0 ? [exampleOf(item, chosen)] : [];
        return { records, rejections: surplus, accepted: chosen.length, tallies: tally(item.plan, chosen) };
      },
    };
  },
});

/** Strong first; of several candidates for a level the one asked for first. */
function firstOfEachLevel(candidates: readonly Candidate[]): Candidate[] {
  return LEVELS.flatMap((level) => {
    const ofLevel = candidates.filter((candidate) => candidate.level === level);
    return ofLevel.sort((a, b) => a.sample - b.sample).slice(0, 1);
  });
}

function exampleOf({ corpus, context, plan }: Item, negatives: Candidate[]): Example {
  const planned = plan.levels.filter(({ level }) => negatives.every((negative) => negative.level !== level));
  const missing = [
    ...plan.unplanned,
    ...planned.map(({ level }) => ({ level, reason: "no candidate for this level was accepted" })),
  ];
  return { id: corpus.id, moment: corpus, captions: context.captions, negatives, missing };
}

function notNeeded(candidate: Candidate): Rejection {
  return {
    id: candidate.id,
    reason: "not-selected",
    message: `another candidate serves as the ${candidate.level} negative`,
    units: 1,
    findings: candidate.findings,
    source: null,
    raw: candidate,
  };
}

function tally(plan: Plan, chosen: readonly Candidate[]): Record<string, number> {
  const counts: Record<string, number> = { "planned-levels": plan.levels.length };
  for (const { level, categories } of chosen) {
    counts[`negatives:${level}`] = 1;
    for (const path of categories) counts[`category:${level}:${path}`] = 1;
  }
  if (chosen.length === 0) counts["moments-without-negatives"] = 1;
  if (chosen.length === plan.levels.length) counts["moments-with-all-planned-levels"] = 1;
  return counts;
}
