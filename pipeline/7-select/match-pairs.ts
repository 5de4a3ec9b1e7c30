import type { Pair } from "./pairs.ts";

/**
 * Chooses among pairs so that each moment is in one at most and as many moments as possible are in one: the best pairs first (close
 * ones, without doubts, with small edits), then pairs are broken up where their moments then find two others. Deterministic.
 */
export function matchPairs(pairs: readonly Pair[]): Pair[] {
  const order = [...pairs].sort((a, b) => cost(a) - cost(b) || size(a) - size(b));
  const byMoment = new Map<number, Pair[]>();
  for (const pair of order) for (const { moment } of pair.sides) push(byMoment, moment, pair);
  const taken = new Map<number, Pair>();
  for (const pair of order) if (isOpen(taken, pair)) take(taken, pair);
  for (const moment of byMoment.keys()) if (!taken.has(moment)) breakUp(moment, byMoment, taken);
  return order.filter((pair) => pair.sides.every(({ moment }) => taken.get(moment) === pair));
}

/** A pair with a doubt is worse than one with a less equal company. */
function cost({ sides, distance }: Pair): number {
  return distance + sides.reduce((sum, { candidate }) => sum + candidate.doubts * 2, 0);
}

function size({ sides }: Pair): number {
  return sides.reduce((sum, { candidate }) => sum + candidate.size, 0);
}

function isOpen(taken: ReadonlyMap<number, Pair>, { sides }: Pair): boolean {
  return sides.every(({ moment }) => !taken.has(moment));
}

function take(taken: Map<number, Pair>, pair: Pair): void {
  for (const { moment } of pair.sides) taken.set(moment, pair);
}

/** Takes the partner of a pair for a moment without one, when who is left finds another. */
function breakUp(
  moment: number,
  byMoment: ReadonlyMap<number, readonly Pair[]>,
  taken: Map<number, Pair>,
): void {
  for (const wanted of byMoment.get(moment) ?? []) {
    const partner = otherOf(wanted, moment);
    const broken = taken.get(partner);
    if (broken === undefined) {
      take(taken, wanted);
      return;
    }
    const left = otherOf(broken, partner);
    const instead = (byMoment.get(left) ?? []).find((pair) => {
      const other = otherOf(pair, left);
      return other !== moment && !taken.has(other);
    });
    if (instead === undefined) continue;
    take(taken, wanted);
    take(taken, instead);
    return;
  }
}

function otherOf({ sides: [a, b] }: Pair, moment: number): number {
  return a.moment === moment ? b.moment : a.moment;
}

function push(pairs: Map<number, Pair[]>, moment: number, pair: Pair): void {
  const known = pairs.get(moment);
  if (known === undefined) pairs.set(moment, [pair]);
  else known.push(pair);
}
