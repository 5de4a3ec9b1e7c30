import { type SplitName, SPLITS } from "../../schemas/split.ts";

/** How one corpus, level or category spreads over the splits: its examples, or the negatives that have it. */
export interface Stratum {
  readonly by: "corpus" | "level" | "category";
  readonly name: string;
  readonly counts: Readonly<Record<SplitName, number>>;
}

/** What strata are counted over. */
export interface StrataItem {
  readonly corpus: string;
  readonly negatives: readonly { readonly level: string; readonly categories: readonly string[] }[];
}

/** A split that holds too much or too little of a stratum. */
export interface Uneven {
  readonly stratum: Stratum;
  readonly split: SplitName;
  /** Share of the stratum that the split holds, and the share that it should, 0 to 1. */
  readonly share: number;
  readonly expected: number;
}

/** A split's share of a stratum may differ from the expected share by half of it. */
const BOUND = 0.5;

/** Fewer than this many expected, chance alone passes the bound. */
const LEAST_EXPECTED = 20;

/** Counts how corpora, levels and categories spread over the splits. */
export class StrataCounter {
  readonly #strata = new Map<string, Stratum & { readonly counts: Record<SplitName, number> }>();

  add({ corpus, negatives }: StrataItem, split: SplitName): void {
    if (corpus !== "") this.#count("corpus", corpus, split);
    for (const { level, categories } of negatives) {
      this.#count("level", level, split);
      for (const category of categories) this.#count("category", category, split);
    }
  }

  /** By kind and name, in alphabetical order. */
  strata(): readonly Stratum[] {
    return Array.from(this.#strata)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, stratum]) => stratum);
  }

  #count(by: Stratum["by"], name: string, split: SplitName): void {
    const key = `${by}/${name}`;
    const stratum = this.#strata.get(key) ?? { by, name, counts: { train: 0, val: 0, test: 0 } };
    stratum.counts[split] += 1;
    this.#strata.set(key, stratum);
  }
}

/** Share of a stratum that each split holds, 0 to 1. */
export function sharesOf({ counts }: Pick<Stratum, "counts">): Readonly<Record<SplitName, number>> {
  const total = Math.max(1, counts.train + counts.val + counts.test);
  return { train: counts.train / total, val: counts.val / total, test: counts.test / total };
}

/** Where a split's share is beyond the bound: by more than half of what is expected, where at least 20 are expected. */
export function unevenIn(
  strata: readonly Stratum[],
  expected: Readonly<Record<SplitName, number>>,
): readonly Uneven[] {
  return strata.flatMap((stratum) => {
    const { train, val, test } = stratum.counts;
    const shares = sharesOf(stratum);
    return SPLITS.filter(
      (split) =>
        (train + val + test) * expected[split] >= LEAST_EXPECTED &&
        Math.abs(shares[split] - expected[split]) > BOUND * expected[split],
    ).map((split) => ({ stratum, split, share: shares[split], expected: expected[split] }));
  });
}

/** The same in words. */
export function unevenText({ stratum: { by, name }, split, share, expected }: Uneven): string {
  return `${split} holds ${percent(share)} of ${by} ${name}, expected about ${percent(expected)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
