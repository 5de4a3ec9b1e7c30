import { seededRandom } from "../../lib/random.ts";
import { dealSample } from "./size.ts";

interface Kept<Item> {
  readonly rank: number;
  readonly order: number;
  readonly item: Item;
}

/**
 * Draws a stratified sample while items stream by. Each stratum keeps the items with the smallest seeded ranks, so that the sample is
 * random, does not depend on order, and never holds more than is wanted.
 */
export class StratifiedDraw<Item> {
  readonly #seed: readonly (string | number)[];
  readonly #most: number;
  readonly #strata = new Map<string, { count: number; kept: Kept<Item>[] }>();
  #population = 0;

  /** @param most items that the sample can have */
  constructor(seed: readonly (string | number)[], most: number) {
    this.#seed = seed;
    this.#most = most;
  }

  /** Items seen. */
  get population(): number {
    return this.#population;
  }

  /** @param id names the item and decides its rank */
  add(stratum: string, id: string, item: Item): void {
    const { kept, count } = this.#strata.get(stratum) ?? { count: 0, kept: [] };
    this.#strata.set(stratum, { count: count + 1, kept });
    const order = this.#population++;
    const rank = seededRandom(...this.#seed, id).next();
    const last = kept.at(-1);
    if (kept.length >= this.#most && last !== undefined && rank >= last.rank) return;
    insert(kept, { rank, order, item });
    if (kept.length > this.#most) kept.pop();
  }

  /**
   * The sample, in the order in which its items came. Each stratum has its share and at least one item, so that there may be more
   * than `size`; never more than `atMost`.
   */
  sample(size: number, atMost = Infinity): Item[] {
    const counts = new Map(Array.from(this.#strata, ([name, { count }]) => [name, count]));
    const shares = dealSample(counts, size);
    return Array.from(this.#strata, ([name, { kept }]) => kept.slice(0, shares.get(name) ?? 0))
      .flat()
      .sort((a, b) => a.rank - b.rank)
      .slice(0, atMost)
      .sort((a, b) => a.order - b.order)
      .map(({ item }) => item);
  }
}

/** Inserts by rank; the list is sorted and stays so. */
function insert<Item>(kept: Kept<Item>[], item: Kept<Item>): void {
  let [low, high] = [0, kept.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.rank ?? 0) < item.rank) low = middle + 1;
    else high = middle;
  }
  kept.splice(low, 0, item);
}
