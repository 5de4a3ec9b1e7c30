import type { Pair, Turn } from "./pairs.ts";

/** Times that all pairs are gone through for better ones. */
const PASSES = 2;

/**
 * Chooses among pairs so that each moment is in one at most and as many moments as possible are in one: those without doubts first,
 * and of these the earliest samples, whose pairs an engine made to go together. Then pairs are broken up where their moments
 * find two others, and two pairs change partners where that makes them better. Deterministic.
 */
export async function matchPairs(pairs: readonly Pair[], turn: Turn): Promise<Pair[]> {
  const order = pairs
    .map((pair) => ({ pair, rank: rankOf(pair) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ pair }) => pair);
  const byMoment = new Map<number, Pair[]>();
  for (const pair of order) for (const { moment } of pair.sides) push(byMoment, moment, pair);
  const taken = new Map<number, Pair>();
  for (const pair of order) if (isOpen(taken, pair)) take(taken, pair);
  for (const moment of byMoment.keys()) {
    await turn();
    if (!taken.has(moment)) breakUp(moment, byMoment, taken);
  }
  for (let pass = 0; pass < PASSES; pass++) {
    for (const pair of order) {
      await turn();
      if (isTaken(taken, pair)) changePartners(pair, byMoment, taken);
    }
  }
  return order.filter((pair) => isTaken(taken, pair));
}

/** A pair with a doubt is worse than one with a less equal company. */
function doubt({ sides, distance }: Pair): number {
  return distance + sides.reduce((sum, { candidate }) => sum + candidate.doubts * 2, 0);
}

function samples({ sides }: Pair): number {
  return sides.reduce((sum, { candidate }) => sum + candidate.sample, 0);
}

/** Words changed: the fewer, the harder the negatives. */
function size({ sides }: Pair): number {
  return sides.reduce((sum, { candidate }) => sum + candidate.size, 0);
}

/** Pairs are taken in this order: doubts weigh more than samples, these more than words. */
function rankOf(pair: Pair): number {
  return doubt(pair) * 1e6 + samples(pair) * 1e3 + Math.min(999, size(pair));
}

/** What changing partners makes smaller: doubts before all else. */
function cost(pair: Pair): number {
  return doubt(pair) * 1000 + size(pair);
}

function isTaken(taken: ReadonlyMap<number, Pair>, pair: Pair): boolean {
  return pair.sides.every(({ moment }) => taken.get(moment) === pair);
}

/** Gives the two moments of a pair, and those of another, to each other crosswise where that costs less. */
function changePartners(
  pair: Pair,
  byMoment: ReadonlyMap<number, readonly Pair[]>,
  taken: Map<number, Pair>,
): void {
  const [one, other] = pair.sides.map(({ moment }) => moment);
  if (one === undefined || other === undefined) return;
  for (const wanted of byMoment.get(one) ?? []) {
    const partner = otherOf(wanted, one);
    const broken = taken.get(partner);
    if (broken === undefined) continue;
    if (broken === pair) {
      if (cost(wanted) >= cost(pair)) continue;
      take(taken, wanted);
      return;
    }
    const left = otherOf(broken, partner);
    const rest = (byMoment.get(other) ?? []).find((candidate) => otherOf(candidate, other) === left);
    if (rest === undefined || cost(wanted) + cost(rest) >= cost(pair) + cost(broken)) continue;
    take(taken, wanted);
    take(taken, rest);
    return;
  }
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
