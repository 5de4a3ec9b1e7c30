import type { Config } from "../../schemas/config.ts";
import type { SplitName } from "../../schemas/split.ts";
import { OperatorError } from "./errors.ts";
import { officialSplit } from "./official-split.ts";
import { seededRandom } from "./random.ts";

/** Share of the videos for each split. */
export type Ratios = Pick<Config["split"], "train" | "val" | "test">;

/**
 * Draws the split of a group of examples. It depends on nothing but seed, group and ratios: adding records moves no group, and
 * raising `test` at the expense of `val` moves none out of train.
 */
export function drawSplit(seed: number, group: string, ratios: Ratios): SplitName {
  const place = seededRandom(seed, "split", group).next();
  if (place < ratios.train) return "train";
  // behind the last share when val and test are both 0 and the sum of the shares was rounded
  if (ratios.test === 0) return ratios.val === 0 ? "train" : "val";
  return place < ratios.train + ratios.val ? "val" : "test";
}

/** Throws an OperatorError unless the ratios add up to 1. */
export function requireRatios({ train, val, test }: Ratios): void {
  const sum = train + val + test;
  if (Math.abs(sum - 1) > 1e-9) {
    throw new OperatorError(
      `split: train ${train}, val ${val} and test ${test} add up to ${sum}, expected 1; change split in the configuration`,
    );
  }
}

/** Which split a group belongs to, and what decided. */
export interface DrawnSplit {
  readonly split: SplitName;
  readonly by: "ratio" | "official";
}

/**
 * The split of a group. "official" follows the corpus's own name where it says one; "ratio" draws, except that what a corpus
 * keeps for testing stays test.
 *
 * @param official the strictest name that any corpus gives the group; null for none
 */
export function splitOf(
  seed: number,
  settings: Config["split"],
  group: string,
  official: string | null,
): DrawnSplit {
  const kept = officialSplit(official);
  if (kept !== undefined && (settings.by === "official" || kept === "test"))
    return { split: kept, by: "official" };
  return { split: drawSplit(seed, group, settings), by: "ratio" };
}
