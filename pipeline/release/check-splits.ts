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
    const leaks = new LeakFinder(index);
    const repeated = new RepeatedCounter(index);
    const counter = new StrataCounter();
    const turn = takingTurns(signal);
    for await (const entry of splitEntries(folder)) {
      await turn();
      await leaks.look(entry);
      await repeated.put(entry.query, entry.split);
      counter.add(entry, entry.split);
    }
    for await (const { query, split } of splitEntries(folder)) {
      await turn();
      repeated.compare(query, split);
    }
    const { examples, groups } = leaks;
    const strata = counter.strata();
    const uneven = unevenIn(strata, sharesOf({ counts: examples }));
    return { examples, groups, leaks: leaks.found(), repeated: repeated.counts(), strata, uneven };
  } finally {
    await index.close();
  }
}

/** Looks for what stands in two splits, example by example; what grows with the corpus is in the index. */
export class LeakFinder {
  readonly examples = zeroes();
  readonly groups = zeroes();
  readonly #leaks = new Map<Leak["name"], { count: number; shown: string[] }>();
  readonly #index: DiskIndex;

  constructor(index: DiskIndex) {
    this.#index = index;
  }

  /** Resolves to whether the example is the first of its group. */
  async look({ split, id, group, video, officialSplit: official }: SplitEntry): Promise<boolean> {
    this.examples[split] += 1;
    const isFirst = await this.#firstIn("group-in-two-splits", `g:${group}`, split);
    if (isFirst) this.groups[split] += 1;
    await this.#firstIn("video-in-two-splits", `v:${video}`, split);
    if (this.#index.get(`i:${id}`) !== undefined) this.#leak("id-twice", id);
    await this.#index.put(`i:${id}`, split);
    if (split === "train" && officialSplit(official) === "test") this.#leak("official-test-in-train", id);
    return isFirst;
  }

  found(): readonly Leak[] {
    return Array.from(this.#leaks, ([name, { count, shown }]) => ({ name, count, shown }));
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
