import type { Random } from "../../../lib/random.ts";
import type { Inventory } from "../inventory/inventory.ts";

/** A word that videos of the corpus show in a slot. */
export interface Drawn {
  readonly filler: string;
  /**
   * How often the word fills such a slot, measured by how often the replaced one does: near 1 the two could trade places,
   * far below 1 the word gives away that it was put there. Between 0.5 and 1.1.
   */
  readonly balance: number;
}

/** Fewest videos that must show acceptable words of a key before wider keys are left alone. */
const ENOUGH = 3;

/**
 * Draws words for a slot at the rate at which videos show them: from the narrowest key that has enough acceptable words,
 * then from wider ones, without repeats.
 */
export function drawFillers(
  inventory: Inventory,
  keys: readonly string[],
  accept: (filler: string, width: number, count: number) => boolean,
  random: Random,
  most: number,
  replaced: string,
): Drawn[] {
  const drawn: Drawn[] = [];
  const known = new Set<string>();
  const wanted = most * (inventory.breadth ?? 1);
  const enough = ENOUGH * (inventory.breadth ?? 1);
  for (const [width, key] of keys.entries()) {
    const fillers = [...(inventory.fillers(key) ?? [])].filter(
      ([filler, count]) => !known.has(filler) && accept(filler, width, count),
    );
    const total = fillers.reduce((sum, [, count]) => sum + count, 0);
    const before = Math.max(1, inventory.count(key, replaced));
    for (const [filler, count] of random.weightedOrder(
      fillers,
      ([, times]) => times,
      wanted - drawn.length,
    )) {
      known.add(filler);
      drawn.push({ filler, balance: Math.min(1.1, Math.max(0.5, Math.sqrt(count / before))) });
    }
    if (drawn.length >= wanted || total >= enough) break;
  }
  return drawn;
}
