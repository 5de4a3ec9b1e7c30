import type { Distributions } from "../../schemas/audit-report.ts";
import { CATEGORY_PATHS, type CategoryPath } from "../../schemas/category.ts";
import { type Level, LEVELS } from "../../schemas/level.ts";
import { wordsOf } from "../lib/text.ts";
import { analysisOf } from "../rules/analysis.ts";
import { constantBaselines } from "./baselines.ts";
import { hashText } from "./probes/sparse.ts";
import { textKey } from "./rules/fingerprints.ts";
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

/** Tallies how a data set is made up, in constant memory but for one number per video. */
export class DistributionTally {
  readonly #videos = new Set<number>();
  readonly #levels = new Map<string, number>();
  readonly #categories = new Map<CategoryPath, number>();
  readonly #categorySets = new Map<string, number>();
  readonly #edits = new Map<string, EditCounts>();
  readonly #openings = new Map<number, Map<Level, number>>();
  #positives = 0;
  #negatives = 0;

  add({ record, negatives }: Audited): void {
    this.#videos.add(textKey(record.videoKey));
    this.#positives += record.positives.length;
    this.#negatives += record.negatives.length;
    for (const { level, categories, refusalText } of record.negatives) {
      increment(this.#levels, level ?? UNSAID);
      const distinct = [...new Set(categories)].sort();
      for (const category of distinct) increment(this.#categories, category);
      if (distinct.length > 0) increment(this.#categorySets, distinct.join(","));
      if (level !== null && refusalText.trim() !== "") this.#addOpening(refusalText, level);
    }
    for (const negative of negatives) this.#addEdit(negative);
  }

  #addOpening(refusal: string, level: Level): void {
    const key = hashText(wordsOf(refusal.slice(0, 200)).slice(0, 5).join(" "));
    const counts = this.#openings.get(key) ?? new Map<Level, number>();
    increment(counts, level);
    this.#openings.set(key, counts);
  }

  #addEdit({ negative, facts }: AuditedNegative): void {
    const { editSize, originalWords, queryWords } = analysisOf(facts);
    const key = negative.level ?? UNSAID;
    const counts = this.#edits.get(key) ?? {
      negatives: 0,
      words: 0,
      sizes: new Uint32Array(LARGEST_EDIT + 1),
      shares: new Uint32Array(STEPS + 1),
    };
    const longest = Math.max(originalWords.length, queryWords.length, 1);
    counts.negatives += 1;
    counts.words += editSize;
    increaseAt(counts.sizes, Math.min(editSize, LARGEST_EDIT));
    increaseAt(counts.shares, Math.min(STEPS, Math.round((editSize / longest) * STEPS)));
    this.#edits.set(key, counts);
  }

  result(): Distributions {
    const [weak, strong] = [this.#edits.get("weak"), this.#edits.get("strong")];
    const openings = [...this.#openings.values()].map((counts) => [...counts.values()]);
    return {
      videos: this.#videos.size,
      levels: ordered(this.#levels, [...LEVELS, UNSAID]),
      categories: ordered(this.#categories, CATEGORY_PATHS),
      categoryEntropy: entropy([...this.#categories.values()]),
      levelEntropy: entropy(LEVELS.map((level) => this.#levels.get(level) ?? 0)),
      edits: [...LEVELS, UNSAID].flatMap((key) => {
        const counts = this.#edits.get(key);
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
      baselines: constantBaselines(this.#categorySets, this.#positives, this.#negatives),
    };
  }
}

function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function increaseAt(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
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
