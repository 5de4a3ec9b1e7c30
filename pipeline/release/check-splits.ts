import path from "node:path";
import type { SplitName } from "../../schemas/split.ts";
import { DiskIndex } from "../lib/disk-index.ts";
import { officialSplit } from "../lib/official-split.ts";
import { RepeatedCounter, type RepeatedQueries } from "../lib/repeated-queries.ts";
import { sharesOf, StrataCounter, type Stratum, type Uneven, unevenIn } from "../lib/strata.ts";
import { takingTurns } from "../lib/turns.ts";
import { type SplitEntry, splitEntries } from "./read-release.ts";

/** Something that must not be in two splits, and is. */
export interface Leak {
  readonly name: "group-in-two-splits" | "video-in-two-splits" | "id-twice" | "official-test-in-train";
  readonly count: number;
  /** The first few, for reading. */
  readonly shown: readonly string[];
}

/** What was found of an export's splits. */
export interface SplitReport {
  readonly examples: Readonly<Record<SplitName, number>>;
  readonly groups: Readonly<Record<SplitName, number>>;
  /** Empty when nothing leaks. */
  readonly leaks: readonly Leak[];
  readonly repeated: readonly RepeatedQueries[];
  readonly strata: readonly Stratum[];
  /** Where a split's share of a stratum is far from its share of all examples. Not wrong, but worth knowing. */
  readonly uneven: readonly Uneven[];
}

/** What a check may use. */
export interface CheckSurroundings {
  /** Folder for temporary files; it may not exist yet. */
  readonly scratch: string;
  readonly signal: AbortSignal;
}

const SHOWN = 5;

/**
 * Proves that no video, example or officially held-out video stands in two splits of an export (jsonl or ra-rft), and counts the
 * queries that splits share. Reads the files twice, in constant memory.
 */
export async function checkSplits(
  folder: string,
  { scratch, signal }: CheckSurroundings,
): Promise<SplitReport> {
  const index = await DiskIndex.open(path.join(scratch, ".index-check-splits"));
  try {
    const found = new Found(index);
    const turn = takingTurns(signal);
    for await (const entry of splitEntries(folder)) {
      await turn();
      await found.look(entry);
    }
    for await (const entry of splitEntries(folder)) {
      await turn();
      found.compareQuery(entry);
    }
    return found.report();
  } finally {
    await index.close();
  }
}

/** Counts of one check; what grows with the corpus is in the index. */
class Found {
  readonly #examples = zeroes();
  readonly #groups = zeroes();
  readonly #leaks = new Map<Leak["name"], { count: number; shown: string[] }>();
  readonly #strata = new StrataCounter();
  readonly #index: DiskIndex;
  readonly #repeated: RepeatedCounter;

  constructor(index: DiskIndex) {
    this.#index = index;
    this.#repeated = new RepeatedCounter(index);
  }

  async look(entry: SplitEntry): Promise<void> {
    const { split, id, group, video, officialSplit: official } = entry;
    this.#examples[split] += 1;
    if (await this.#firstIn("group-in-two-splits", `g:${group}`, split)) this.#groups[split] += 1;
    await this.#firstIn("video-in-two-splits", `v:${video}`, split);
    if (this.#index.get(`i:${id}`) !== undefined) this.#leak("id-twice", id);
    await this.#index.put(`i:${id}`, split);
    if (split === "train" && officialSplit(official) === "test") this.#leak("official-test-in-train", id);
    await this.#repeated.put(entry.query, split);
    this.#strata.add(entry, split);
  }

  compareQuery({ split, query }: SplitEntry): void {
    this.#repeated.compare(query, split);
  }

  report(): SplitReport {
    const strata = this.#strata.strata();
    return {
      examples: this.#examples,
      groups: this.#groups,
      leaks: Array.from(this.#leaks, ([name, { count, shown }]) => ({ name, count, shown })),
      repeated: this.#repeated.counts(),
      strata,
      uneven: unevenIn(strata, sharesOf({ counts: this.#examples })),
    };
  }

  /** Whether this is the first sight of a thing; a leak when it was seen in another split. */
  async #firstIn(leak: Leak["name"], key: string, split: SplitName): Promise<boolean> {
    const known = this.#index.get(key);
    if (known === undefined) await this.#index.put(key, split);
    else if (known !== split) this.#leak(leak, `${key.slice(2)}: ${known} and ${split}`);
    return known === undefined;
  }

  #leak(name: Leak["name"], what: string): void {
    const leak = this.#leaks.get(name) ?? { count: 0, shown: [] };
    leak.count += 1;
    if (leak.shown.length < SHOWN) leak.shown.push(what);
    this.#leaks.set(name, leak);
  }
}

function zeroes(): Record<SplitName, number> {
  return { train: 0, val: 0, test: 0 };
}
