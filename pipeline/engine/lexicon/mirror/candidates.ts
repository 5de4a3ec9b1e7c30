import type { Random } from "../../../lib/random.ts";
import { editSize } from "../../../lib/text.ts";
import type { Knowledge } from "../knowledge.ts";
import { readTwin } from "./twins.ts";
import { type Unit, type UnitText, unitsOf } from "./units.ts";

/** A moment as matching sees it. */
export interface Side {
  readonly id: string;
  readonly text: string;
  /** Moments of one video never trade texts. */
  readonly video: string;
  readonly known: Knowledge;
}

/** Two moments that may trade texts: each text is a negative of the other's query, along the same categories. */
export interface Trade {
  readonly a: number;
  readonly b: number;
  /** Words in which the texts differ. */
  readonly size: number;
  /** Category sets of 1 to 3, each as its sorted paths joined by a blank. */
  readonly sets: readonly string[];
}

/** Units in which twins may differ, at most. */
const MOST_DIFFERENCES = 4;
/** Longer texts are compared only with those that differ in one or two units: the ways to leave out more are too many. */
const LONG = 8;
/** Partners looked at for each moment and each way of leaving units out. */
const LOOKS = 24;

/** Texts with the same name differ only in the units left out of it. */
function* names({ units }: UnitText, differences: number): Generator<string> {
  const open = units.flatMap((unit, index) => (unit.kind === "word" ? [] : [index]));
  if (open.length > LONG && differences > 2) return;
  for (const left of subsets(open, differences)) yield nameOf(units, left);
}

function nameOf(units: readonly Unit[], left: readonly number[]): string {
  return units
    .map(({ kind, value }, index) => (left.includes(index) ? `*${kind}` : `${kind}:${value}`))
    .join(" ");
}

function* subsets(items: readonly number[], size: number, from = 0): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= items.length - size; at++) {
    const item = items[at] ?? 0;
    for (const rest of subsets(items, size - 1, at + 1)) yield [item, ...rest];
  }
}

function differ(a: UnitText, b: UnitText): number {
  return a.units.reduce((sum, unit, index) => sum + (unit.value === b.units[index]?.value ? 0 : 1), 0);
}

/** Category sets along which both texts are negatives of each other's query. */
function tradeOf(sides: readonly Side[], a: number, b: number): Trade | undefined {
  const [one, other] = [sides[a], sides[b]];
  if (one === undefined || other === undefined || one.video === other.video) return undefined;
  const there = readTwin(one.text, other.text, one.known);
  if (there.length === 0) return undefined;
  const back = new Set(readTwin(other.text, one.text, other.known).map(keyOf));
  const sets = there.map(keyOf).filter((key) => back.has(key));
  return sets.length === 0 ? undefined : { a, b, sets, size: sizeBetween(one.text, other.text) };
}

/** Size of the edit between two texts, whichever of them is the original. */
function sizeBetween(a: string, b: string): number {
  return Math.max(editSize(a, b), editSize(b, a));
}

function keyOf({ categories }: { readonly categories: readonly string[] }): string {
  return categories.join(" ");
}

/**
 * Finds moments that may trade texts, a sample of them where there are very many. Cost grows with the number of moments, not
 * with that of their pairs.
 *
 * @param turn awaited now and then, so that long work can be stopped
 */
export async function findTrades(
  sides: readonly Side[],
  random: Random,
  turn: () => Promise<unknown>,
): Promise<Trade[]> {
  const trades = new Map<number, Trade>();
  for (let differences = 1; differences <= MOST_DIFFERENCES; differences++) {
    for (const alike of groups(sides, differences)) {
      const order = random.shuffle(alike);
      for (const [place, a] of order.entries()) {
        await turn();
        look(sides, order, place, a, differences, trades);
      }
    }
  }
  return [...trades.values()];
}

/** Looks at the partners that follow a moment in the shuffled order. */
function look(
  sides: readonly Side[],
  order: readonly number[],
  place: number,
  a: number,
  differences: number,
  trades: Map<number, Trade>,
): void {
  let looked = 0;
  for (let step = 1; step < order.length && looked < LOOKS; step++) {
    const b = order[(place + step) % order.length] ?? a;
    const key = Math.min(a, b) * sides.length + Math.max(a, b);
    if (trades.has(key)) continue;
    const [one, other] = [sides[a], sides[b]];
    if (one === undefined || other === undefined) continue;
    if (differ(unitsOf(one.text), unitsOf(other.text)) !== differences) continue;
    looked += 1;
    const trade = tradeOf(sides, a, b);
    if (trade !== undefined) trades.set(key, trade);
  }
}

/** Groups of moments whose texts agree in all but a number of units. */
function groups(sides: readonly Side[], differences: number): number[][] {
  const byName = new Map<string, number[]>();
  for (const [index, { text }] of sides.entries()) {
    for (const name of names(unitsOf(text), differences)) {
      const group = byName.get(name);
      if (group === undefined) byName.set(name, [index]);
      else group.push(index);
    }
  }
  return [...byName.values()].filter((group) => group.length > 1);
}
