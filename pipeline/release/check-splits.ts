import path from "node:path";
import { type SplitName, SPLITS } from "../../schemas/split.ts";
import { contentWords } from "../lib/content-words.ts";
import { DiskIndex } from "../lib/disk-index.ts";
import { officialSplit } from "../lib/official-split.ts";
import { comparableText } from "../lib/text.ts";
import { takingTurns } from "../lib/turns.ts";
import { type SplitEntry, splitEntries } from "./read-release.ts";

/** Something that must not be in two splits, and is. */
export interface Leak {
  readonly name: "group-in-two-splits" | "video-in-two-splits" | "id-twice" | "official-test-in-train";
  readonly count: number;
  /** The first few, for reading. */
  readonly shown: readonly string[];
}

/** Queries of one split that another, earlier one holds too, of other videos. Not wrong: how many there are tells what a test measures. */
export interface RepeatedQueries {
  readonly of: SplitName;
  readonly in: SplitName;
  /** Equal but for case, blanks and a final full stop. */
  readonly same: number;
  /** Other words, the same content words. */
  readonly near: number;
}

/** How one corpus, level or category spreads over the splits. */
export interface Stratum {
  readonly by: "corpus" | "level" | "category";
  readonly name: string;
  readonly counts: Readonly<Record<SplitName, number>>;
}

/** What was found of an export's splits. */
export interface SplitReport {
  readonly examples: Readonly<Record<SplitName, number>>;
  readonly groups: Readonly<Record<SplitName, number>>;
  /** Empty when nothing leaks. */
  readonly leaks: readonly Leak[];
  readonly repeated: readonly RepeatedQueries[];
  readonly strata: readonly Stratum[];
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
    const found = new Found();
    const turn = takingTurns(signal);
    for await (const entry of splitEntries(folder)) {
      await turn();
      await found.look(entry, index);
    }
    for await (const entry of splitEntries(folder)) {
      await turn();
      found.compareQuery(entry, index);
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
  readonly #repeated = new Map<string, { of: SplitName; in: SplitName; same: number; near: number }>();
  readonly #strata = new Map<string, Stratum & { readonly counts: Record<SplitName, number> }>();

  async look(entry: SplitEntry, index: DiskIndex): Promise<void> {
    const { split, id, group, video, corpus, officialSplit: official, query, negatives } = entry;
    this.#examples[split] += 1;
    if (await this.#firstIn("group-in-two-splits", index, `g:${group}`, split)) this.#groups[split] += 1;
    await this.#firstIn("video-in-two-splits", index, `v:${video}`, split);
    if (index.get(`i:${id}`) !== undefined) this.#leak("id-twice", id);
    await index.put(`i:${id}`, split);
    if (split === "train" && officialSplit(official) === "test") this.#leak("official-test-in-train", id);
    for (const key of queryKeys(query)) await index.put(`${key}:${split}`, group);
    if (corpus !== "") this.#count("corpus", corpus, split);
    for (const { level, categories } of negatives) {
      this.#count("level", level, split);
      for (const category of categories) this.#count("category", category, split);
    }
  }

  compareQuery({ split, query }: SplitEntry, index: DiskIndex): void {
    const [same, near] = queryKeys(query);
    for (const earlier of SPLITS.slice(0, SPLITS.indexOf(split))) {
      const key = `${split} in ${earlier}`;
      const counts = this.#repeated.get(key) ?? { of: split, in: earlier, same: 0, near: 0 };
      if (index.get(`${same}:${earlier}`) !== undefined) counts.same += 1;
      else if (near !== undefined && index.get(`${near}:${earlier}`) !== undefined) counts.near += 1;
      this.#repeated.set(key, counts);
    }
  }

  report(): SplitReport {
    const byName = (a: Stratum, b: Stratum): number =>
      a.by === b.by ? (a.name < b.name ? -1 : 1) : a.by < b.by ? -1 : 1;
    return {
      examples: this.#examples,
      groups: this.#groups,
      leaks: Array.from(this.#leaks, ([name, { count, shown }]) => ({ name, count, shown })),
      repeated: [...this.#repeated.values()],
      strata: [...this.#strata.values()].sort(byName),
    };
  }

  /** Whether this is the first sight of a thing; a leak when it was seen in another split. */
  async #firstIn(leak: Leak["name"], index: DiskIndex, key: string, split: SplitName): Promise<boolean> {
    const known = index.get(key);
    if (known === undefined) await index.put(key, split);
    else if (known !== split) this.#leak(leak, `${key.slice(2)}: ${known} and ${split}`);
    return known === undefined;
  }

  #leak(name: Leak["name"], what: string): void {
    const leak = this.#leaks.get(name) ?? { count: 0, shown: [] };
    leak.count += 1;
    if (leak.shown.length < SHOWN) leak.shown.push(what);
    this.#leaks.set(name, leak);
  }

  #count(by: Stratum["by"], name: string, split: SplitName): void {
    const key = `${by}/${name}`;
    const stratum = this.#strata.get(key) ?? { by, name, counts: zeroes() };
    stratum.counts[split] += 1;
    this.#strata.set(key, stratum);
  }
}

/** Keys under which equal queries meet: the comparable text, and its content words in alphabetical order where it has any. */
function queryKeys(query: string): readonly [string, ...string[]] {
  const words = [...contentWords(query)].sort();
  const same = `q:${comparableText(query)}`;
  return words.length === 0 ? [same] : [same, `w:${words.join(" ")}`];
}

function zeroes(): Record<SplitName, number> {
  return { train: 0, val: 0, test: 0 };
}
