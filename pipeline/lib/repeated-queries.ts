import { type SplitName, SPLITS } from "../../schemas/split.ts";
import type { DiskIndex } from "./disk-index.ts";
import { queryKeys } from "./query-keys.ts";

/** Queries of one split that another, earlier one holds too, of other videos. Not wrong: how many there are tells what a test measures. */
export interface RepeatedQueries {
  readonly of: SplitName;
  readonly in: SplitName;
  /** Equal but for case, blanks and a final full stop. */
  readonly same: number;
  /** Other words, the same content words. */
  readonly near: number;
}

/** Another split that holds a query of this one. */
export interface Repetition {
  readonly in: SplitName;
  readonly how: "same" | "near";
}

/** Counts queries that splits share, in two passes over all of them: first put each, then compare each. Memory stays constant. */
export class RepeatedCounter {
  readonly #index: DiskIndex;
  readonly #counts: { readonly of: SplitName; readonly in: SplitName; same: number; near: number }[];

  constructor(index: DiskIndex) {
    this.#index = index;
    this.#counts = SPLITS.flatMap((of) =>
      earlierThan(of).map((earlier) => ({ of, in: earlier, same: 0, near: 0 })),
    );
  }

  /** First pass. */
  async put(query: string, split: SplitName): Promise<void> {
    for (const key of Object.values(queryKeys(query))) await this.#index.put(`${key}:${split}`, "");
  }

  /** Second pass: counts and returns in which earlier splits a query is, and how. */
  compare(query: string, split: SplitName): readonly Repetition[] {
    const { same, near } = queryKeys(query);
    const isIn = (key: string | undefined, earlier: SplitName): boolean =>
      key !== undefined && this.#index.get(`${key}:${earlier}`) !== undefined;
    const found: Repetition[] = [];
    for (const counts of this.#counts.filter(({ of }) => of === split)) {
      const how = isIn(same, counts.in) ? "same" : isIn(near, counts.in) ? "near" : undefined;
      if (how === undefined) continue;
      counts[how] += 1;
      found.push({ in: counts.in, how });
    }
    return found;
  }

  counts(): readonly RepeatedQueries[] {
    return this.#counts;
  }
}

function earlierThan(split: SplitName): readonly SplitName[] {
  return SPLITS.slice(0, SPLITS.indexOf(split));
}
