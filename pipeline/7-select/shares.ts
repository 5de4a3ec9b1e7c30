import type { Turn } from "./pairs.ts";

/** Something that can be left out, with the traits whose shares are looked at. */
export interface Weighed {
  readonly traits: readonly string[];
  /** How often it counts. */
  readonly weight: number;
}

/**
 * What to leave out so that no trait has more than a share of all traits: always of the trait that leads, in the given order, as
 * long as that takes its share down. A trait whose share nothing takes down any more stays where it is.
 *
 * @param most share from 0 to 1
 */
export async function overShare<T extends Weighed>(
  items: readonly T[],
  most: number,
  turn: Turn,
): Promise<Set<T>> {
  const shares = new Shares(items);
  const out = new Set<T>();
  for (;;) {
    await turn();
    const leader = shares.leaderAbove(most);
    if (leader === undefined) return out;
    const item = leader.next(out);
    if (item === undefined || leader.count * item.traits.length >= shares.all) leader.isDone = true;
    else {
      out.add(item);
      shares.drop(item);
    }
  }
}

/** One trait: how often it counts, and the items that have it. */
class Trait<T> {
  count = 0;
  /** True once nothing takes its share down. */
  isDone = false;
  readonly items: T[] = [];
  #at = 0;

  /** The first item that is not out. */
  next(out: ReadonlySet<T>): T | undefined {
    for (; this.#at < this.items.length; this.#at++) {
      const item = this.items[this.#at];
      if (item !== undefined && !out.has(item)) return item;
    }
    return undefined;
  }
}

class Shares<T extends Weighed> {
  all = 0;
  readonly #traits = new Map<string, Trait<T>>();

  constructor(items: readonly T[]) {
    for (const item of items) {
      for (const name of item.traits) {
        const trait = this.#traits.get(name) ?? new Trait<T>();
        this.#traits.set(name, trait);
        trait.items.push(item);
      }
      this.#count(item, item.weight);
    }
  }

  /** The trait with the largest share above a limit. */
  leaderAbove(most: number): Trait<T> | undefined {
    let leader: Trait<T> | undefined;
    for (const trait of this.#traits.values()) {
      if (trait.isDone || trait.count <= most * this.all) continue;
      if (leader === undefined || trait.count > leader.count) leader = trait;
    }
    return leader;
  }

  drop(item: T): void {
    this.#count(item, -item.weight);
  }

  #count({ traits }: T, by: number): void {
    this.all += by * traits.length;
    for (const name of traits) {
      const trait = this.#traits.get(name);
      if (trait !== undefined) trait.count += by;
    }
  }
}
