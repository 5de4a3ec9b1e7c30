import type { Example } from "../../schemas/example.ts";
import type { SplitAssignment, SplitName } from "../../schemas/split.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import { takingTurns } from "../lib/turns.ts";
import { defineStage, type Outcome, type StageEnvironment } from "../stage.ts";
import { requireRatios, splitOf } from "../lib/draw-split.ts";
import { officialSplit, stricterSplit } from "../lib/official-split.ts";
import { overviewOf, type SplitOverview } from "./overview.ts";

/**
 * Stage 8: train, val or test, by video. All examples of a parent video share a split, across queries, crops and corpora.
 * "official" follows the corpus's own splits and draws only where it names none; "ratio" draws, except that a video which a
 * corpus keeps for testing goes to test: otherwise a model trained on this data could not be measured on that corpus.
 */
export const splitStage = defineStage({
  name: "split",
  command: "split",
  summary: "Deal examples to train, val and test, by video",
  unit: "examples",
  revision: 2,
  reads: ["corpus", "select"],
  asks: false,
  resumable: true,
  settings: ({ split, seed }) => ({ ...split, seed }),
  open: async (environment) => {
    requireRatios(environment.config.split);
    const official = await officialSplits(environment);
    const assign = (example: Example): SplitAssignment => assignmentOf(example, official, environment);
    const overview = await overviewOf(assign, await environment.index("split-queries"), environment);
    return { process: ({ select }) => outcomeOf(select, assign(select), overview) };
  },
});

/**
 * The strictest split that any corpus gives each parent video. All moments have a say, also those that made no example: a video
 * of theirs may still be another corpus's.
 */
async function officialSplits({ all, index, signal, reporter }: StageEnvironment): Promise<DiskIndex> {
  const splits = await index("official-splits");
  const turn = takingTurns(signal);
  reporter.noted("reading the corpora's own splits");
  for await (const { parentVideo, officialSplit: own } of all("corpus")) {
    await turn();
    const known = officialSplit(splits.get(parentVideo) ?? null);
    const strictest = stricterSplit(known, officialSplit(own));
    if (strictest !== undefined && strictest !== known) await splits.put(parentVideo, strictest);
  }
  return splits;
}

function assignmentOf(
  { id, moment }: Example,
  official: DiskIndex,
  { config }: StageEnvironment,
): SplitAssignment {
  const group = moment.parentVideo;
  return { id, group, ...splitOf(config.seed, config.split, group, official.get(group) ?? null) };
}

function outcomeOf(
  { moment, negatives }: Example,
  record: SplitAssignment,
  { first, shares, repeated }: SplitOverview,
): Outcome<SplitAssignment> {
  const { split, by } = record;
  const own = officialSplit(moment.officialSplit);
  const tallies: Record<string, number> = {
    [`split:${split}`]: 1,
    [`split:${split}:${moment.corpus}`]: 1,
    [`by:${by}`]: 1,
  };
  for (const { level } of negatives) tallies[`split:${split}:${level}`] = 1;
  if (movedByOfficial(record, own)) tallies["moved-to-stricter-split"] = 1;
  for (const { in: other, how } of repeated.compare(moment.query, split))
    tallies[`repeated:${split}-in-${other}:${how}`] = 1;
  if (record.id === first) Object.assign(tallies, shares);
  return { records: [record], rejections: [], tallies };
}

/** Whether another annotation of the same video decided. */
function movedByOfficial({ split, by }: SplitAssignment, own: SplitName | undefined): boolean {
  return by === "official" && own !== undefined && own !== split;
}
