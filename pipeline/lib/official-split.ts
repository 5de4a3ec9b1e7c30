import type { SplitName } from "../../schemas/split.ts";

/** What a corpus's own split is to a trainer, and why. */
interface OfficialSplit {
  readonly split: SplitName;
  readonly reason: string;
}

/** The names that corpora give their splits. A name that is not here, or no name, falls back to the ratio. */
const OFFICIAL_SPLITS: ReadonlyMap<string, OfficialSplit> = new Map([
  ["train", { split: "train", reason: "the usual name" }],
  ["training", { split: "train", reason: "YouCook2 and COIN write it out" }],
  ["val", { split: "val", reason: "the usual name" }],
  ["valid", { split: "val", reason: "another spelling of val" }],
  ["validation", { split: "val", reason: "YouCook2 and COIN write it out" }],
  [
    "val_1",
    {
      split: "val",
      reason: "ActivityNet Captions: grounding papers validate on the first annotation of val",
    },
  ],
  [
    "val_2",
    { split: "test", reason: "ActivityNet Captions: grounding papers test on the second annotation of val" },
  ],
  ["test", { split: "test", reason: "the usual name" }],
  ["testing", { split: "test", reason: "COIN writes it out" }],
]);

/** The split that a corpus's own name stands for, in any case; undefined when the name says nothing known. */
export function officialSplit(name: string | null): SplitName | undefined {
  return name === null ? undefined : OFFICIAL_SPLITS.get(name.trim().toLowerCase())?.split;
}

const STRICTNESS: Record<SplitName, number> = { train: 0, val: 1, test: 2 };

/**
 * The stricter of two splits: a video that one annotation keeps for testing is kept for testing by all of them, so that nobody
 * trains on it. ActivityNet's val_1 and val_2 are the same videos.
 */
export function stricterSplit(a: SplitName | undefined, b: SplitName | undefined): SplitName | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return STRICTNESS[a] >= STRICTNESS[b] ? a : b;
}
