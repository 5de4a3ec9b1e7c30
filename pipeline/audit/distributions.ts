import type { Distributions } from "../../schemas/audit-report.ts";
import { CATEGORY_PATHS, type CategoryPath } from "../../schemas/category.ts";
import { LEVELS } from "../../schemas/level.ts";
import { NumberMap } from "../lib/number-map.ts";
import { constantBaselines } from "./baselines.ts";
import { addOpening, addOpenings, type LevelCounts, type Openings } from "./openings.ts";
import type { Audited, AuditedNegative } from "./rules/rule.ts";

const UNSAID = "unsaid";
/** Shares of changed words are kept in hundredths, so that medians need no list. */
const STEPS = 100;
/** Edits larger than this are counted as this. */
const LARGEST_EDIT = 200;

interface EditCounts {
  negatives: number;
  words: number;
  /** Negatives by number of changed words. */
  readonly sizes: Uint32Array;
  /** Negatives by share of changed words, in hundredths. */
  readonly shares: Uint32Array;
}

/** How some records are made up, ready to be added to others. */
export interface Composition {
  readonly levels: Map<string, number>;
  readonly categories: Map<CategoryPath, number>;
  readonly categorySets: Map<string, number>;
  readonly edits: Map<string, EditCounts>;
  readonly openings: Map<number, LevelCounts>;
  positives: number;
  negatives: number;
}

/** How no records are made up. */
export function emptyComposition(): Composition {
  return {
    levels: new Map(),
    categories: new Map(),
    categorySets: new Map(),
    edits: new Map(),
    openings: new Map(),
    positives: 0,
    negatives: 0,
  };
}

/** Adds a record to a composition. */
export function compose(composition: Composition, { record, negatives }: Audited): void {
  composition.positives += record.positives.length;
  composition.negatives += record.negatives.length;
  for (const { level, categories } of record.negatives) {
    increment(composition.levels, level ?? UNSAID);
    const distinct = categories.length < 2 ? categories : [...new Set(categories)].sort();
    for (const category of distinct) increment(composition.categories, category);
    if (distinct.length > 0) increment(composition.categorySets, distinct.join(","));
  }
  for (const negative of negatives) addEdit(composition.edits, negative);
  for (const [at, negative] of record.negatives.entries())
    addOpening(composition.openings, negative, negatives[at]?.facts);
}

function addEdit(edits: Map<string, EditCounts>, { negative, facts }: AuditedNegative): void {
  const { editSize, originalWords, queryWords } = facts.analysis;
  const counts = editsOf(edits, negative.level ?? UNSAID);
  const longest = Math.max(originalWords.length, queryWords.length, 1);
  counts.negatives += 1;
  counts.words += editSize;
  increaseAt(counts.sizes, Math.min(editSize, LARGEST_EDIT));
  increaseAt(counts.shares, Math.min(STEPS, Math.round((editSize / longest) * STEPS)));
}

function editsOf(edits: Map<string, EditCounts>, key: string): EditCounts {
  const known = edits.get(key);
  if (known !== undefined) return known;
  const counts = {
    negatives: 0,
    words: 0,
    sizes: new Uint32Array(LARGEST_EDIT + 1),
    shares: new Uint32Array(STEPS + 1),
  };
  edits.set(key, counts);
  return counts;
}

/** Tallies how a data set is made up, in constant memory but for a number per video and a count per way in which refusals begin. */
export class DistributionTally {
  /** Distinct videos; their values say nothing. */
  readonly #videos = new NumberMap();
  readonly #all = emptyComposition();

  /** Refusals of all records by how they begin. */
  get openings(): Openings {
    return this.#all.openings;
  }

  /** Adds the video of a record, by the number that stands for it. */
  addVideo(video: number): void {
    this.#videos.set(video, 1);
  }

  /** Adds what some records are made up of. */
  add({ levels, categories, categorySets, edits, openings, positives, negatives }: Composition): void {
    this.#all.positives += positives;
    this.#all.negatives += negatives;
    for (const [level, count] of levels) increment(this.#all.levels, level, count);
    for (const [category, count] of categories) increment(this.#all.categories, category, count);
    for (const [set, count] of categorySets) increment(this.#all.categorySets, set, count);
    addOpenings(this.#all.openings, openings);
    for (const [key, more] of edits) {
      const counts = editsOf(this.#all.edits, key);
      counts.negatives += more.negatives;
      counts.words += more.words;
      for (const [at, count] of more.sizes.entries()) increaseAt(counts.sizes, at, count);
      for (const [at, count] of more.shares.entries()) increaseAt(counts.shares, at, count);
    }
  }

  result(): Distributions {
    const { levels, categories, categorySets, edits, positives, negatives } = this.#all;
    const [weak, strong] = [edits.get("weak"), edits.get("strong")];
    const openings = Array.from(this.openings.values(), (counts) => LEVELS.map((level) => counts[level]));
    return {
      videos: this.#videos.size,
      levels: ordered(levels, [...LEVELS, UNSAID]),
      categories: ordered(categories, CATEGORY_PATHS),
      categoryEntropy: entropy([...categories.values()]),
      levelEntropy: entropy(LEVELS.map((level) => levels.get(level) ?? 0)),
      edits: [...LEVELS, UNSAID].flatMap((key) => {
        const counts = edits.get(key);
        if (counts === undefined) return [];
        const level = LEVELS.find((name) => name === key) ?? null;
        return [
          {
            level,
            negatives: counts.negatives,
            mean: counts.words / counts.negatives,
            medianShare: median(counts.shares) / STEPS,
          },
        ];
      }),
      weakAboveStrong: weak && strong ? probabilityAbove(weak.sizes, strong.sizes) : null,
      openings: {
        refusals: openings.flat().reduce((sum, count) => sum + count, 0),
        told: openings.reduce((sum, counts) => sum + Math.max(...counts), 0),
        distinct: openings.length,
      },
      baselines: constantBaselines(categorySets, positives, negatives),
    };
  }
}

function increment<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function increaseAt(counts: Uint32Array, at: number, by = 1): void {
  counts[at] = (counts[at] ?? 0) + by;
}

function ordered(counts: ReadonlyMap<string, number>, order: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    order.flatMap((name) => (counts.has(name) ? [[name, counts.get(name) ?? 0]] : [])),
  );
}

/** Entropy of counts, bits. */
export function entropy(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts
    .filter((count) => count > 0)
    .reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
}

function median(counts: Uint32Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  const middle = counts.findIndex((count) => {
    seen += count;
    return seen * 2 >= total;
  });
  return Math.max(0, middle);
}

/** P(a > b), ties half, for values drawn from two histograms. */
function probabilityAbove(a: Uint32Array, b: Uint32Array): number {
  const totals = [a, b].map((counts) => counts.reduce((sum, count) => sum + count, 0));
  let [below, wins] = [0, 0];
  a.forEach((count, size) => {
    const equal = b[size] ?? 0;
    wins += count * (below + equal / 2);
    below += equal;
  });
  return wins / ((totals[0] ?? 1) * (totals[1] ?? 1));
}
