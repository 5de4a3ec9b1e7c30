import path from "node:path";
import type { Candidate } from "../../schemas/candidate.ts";
import type { Example } from "../../schemas/example.ts";
import { LEVELS } from "../../schemas/level.ts";
import type { FileRecord } from "../../schemas/manifest.ts";
import type { Plan } from "../../schemas/plan.ts";
import type { Rejection } from "../../schemas/rejection.ts";
import type { SelectionReport } from "../../schemas/selection-report.ts";
import { stageFolder } from "../../schemas/stage.ts";
import { digestFile, writeFileAtomic } from "../lib/files.ts";
import { defineStage, type Joined } from "../stage.ts";
import type { LeftBecause } from "./block-choices.ts";
import { type MomentChoice, RunChoices } from "./choices.ts";

type Item = Joined<"corpus" | "context" | "plan" | "validate">;

/**
 * Stage 7: chooses at most one accepted candidate for each planned negative, for all moments of a block together, so that texts
 * give away as little as they can.
 */
export const selectStage = defineStage({
  name: "select",
  command: "select",
  summary: "Choose among the candidates of all moments, at most one for each planned negative",
  unit: "accepted candidates",
  revision: 7,
  reads: ["corpus", "context", "plan", "validate"],
  asks: false,
  resumable: true,
  settings: ({ select, seed, split }) => ({ ...select, seed, split }),
  open: async (environment) => {
    const choices = await RunChoices.choose(environment);
    return {
      unitsIn: ({ validate }: Item) => validate.length,
      process: (item: Item) => outcomeOf(item, choices.of(item.corpus.id)),
      finish: () => writeReport(environment.folder, choices.report),
    };
  },
});

async function writeReport(folder: string, report: SelectionReport): Promise<FileRecord[]> {
  const file = path.join(folder, "report.json");
  await writeFileAtomic(file, `${JSON.stringify(report, null, 2)}\n`);
  return [
    { path: path.join(stageFolder("select"), "report.json"), ...(await digestFile(file)), records: null },
  ];
}

const MESSAGES: Readonly<Record<LeftBecause, string>> = {
  unpaired: "no chosen negative of another video makes the opposite change, so its words would give it away",
  "repeated-in-video": "another moment of the video has this negative already",
  "edit-size-order": "a smaller level of the moment changes more words, or a larger one fewer",
  "category-quota": "one of its categories has its share of the data set without it",
  "level-quota": "its level has its share of the data set without it",
};

function outcomeOf(item: Item, { chosen, left }: MomentChoice) {
  const ids = new Set(chosen.map(({ id }) => id));
  const negatives = LEVELS.flatMap((level) =>
    item.validate.filter((candidate) => candidate.level === level && ids.has(candidate.id)),
  );
  const rejections = item.validate
    .filter(({ id }) => !ids.has(id))
    .map((candidate) => rejectionOf(candidate, left[candidate.id]));
  return {
    records: negatives.length > 0 ? [exampleOf(item, negatives, { chosen, left })] : [],
    rejections,
    accepted: negatives.length,
    tallies: tally(item.plan, negatives, chosen),
  };
}

function exampleOf(
  { corpus, context, plan }: Item,
  negatives: Candidate[],
  { chosen, left }: MomentChoice,
): Example {
  const exchanges = negatives.flatMap(({ id, level }) => {
    const partner = chosen.find((choice) => choice.id === id)?.partner ?? null;
    return partner === null ? [] : [{ level, partner }];
  });
  return {
    id: corpus.id,
    moment: corpus,
    captions: context.captions,
    negatives,
    ...(exchanges.length > 0 ? { exchanges } : {}),
    missing: [...plan.unplanned, ...missingOf(plan, negatives, left)],
  };
}

/** Planned levels without a negative: nothing was accepted, or what was had to be left. */
function missingOf(
  plan: Plan,
  negatives: readonly Candidate[],
  left: MomentChoice["left"],
): Example["missing"] {
  const open = plan.levels.filter(({ level }) => negatives.every((negative) => negative.level !== level));
  return open.map(({ level }) => {
    const because = Object.entries(left).find(([id]) => id.endsWith(`/${level}`))?.[1];
    return {
      level,
      reason: because === undefined ? "no candidate for this level was accepted" : MESSAGES[because],
    };
  });
}

function rejectionOf(candidate: Candidate, because: LeftBecause | undefined): Rejection {
  return {
    id: candidate.id,
    reason: because ?? "not-selected",
    message:
      because === undefined
        ? `another candidate serves as the ${candidate.level} negative`
        : MESSAGES[because],
    units: 1,
    findings: candidate.findings,
    source: null,
    raw: candidate,
  };
}

function tally(
  plan: Plan,
  negatives: readonly Candidate[],
  chosen: MomentChoice["chosen"],
): Record<string, number> {
  const counts: Record<string, number> = { "planned-levels": plan.levels.length };
  for (const { by } of chosen) counts[`chosen:${by}`] = (counts[`chosen:${by}`] ?? 0) + 1;
  for (const { level, categories } of negatives) {
    counts[`negatives:${level}`] = 1;
    for (const category of categories) counts[`category:${level}:${category}`] = 1;
  }
  if (negatives.length === 0) counts["moments-without-negatives"] = 1;
  if (negatives.length === plan.levels.length) counts["moments-with-all-planned-levels"] = 1;
  return counts;
}
