import type { Random } from "../../../lib/random.ts";
import type { Inventory } from "../inventory/inventory.ts";

/** A word that videos of the corpus show in a slot, with how many do. */
export interface Drawn {
  readonly filler: string;
  readonly count: number;
  /** How narrow the slot was: 0 for the narrowest key. */
  readonly width: number;
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
): Drawn[] {
  const drawn: Drawn[] = [];
  for (const [width, key] of keys.entries()) {
    const fillers = [...(inventory.fillers(key) ?? [])].filter(
      ([filler, count]) => !drawn.some((one) => one.filler === filler) && accept(filler, width, count),
    );
    const total = fillers.reduce((sum, [, count]) => sum + count, 0);
    while (drawn.length < most && fillers.length > 0) {
      const pick = random.weighted(fillers, ([, count]) => count);
      if (pick === undefined) break;
      fillers.splice(fillers.indexOf(pick), 1);
      drawn.push({ filler: pick[0], count: pick[1], width });
    }
    if (drawn.length >= most || total >= ENOUGH) break;
  }
  return drawn;
}
