import type { Random } from "../../../lib/random.ts";
import { editSize } from "../../../lib/text.ts";
import type { Knowledge } from "../knowledge.ts";
import { readTwin } from "./twins.ts";
import { unitsOf } from "./units.ts";

/** A moment as matching sees it. */
export interface Side {
  readonly id: string;
  readonly text: string;
  /** Video and crop: no text is given twice to one. */
  readonly video: string;
  /** Parent video. Moments of one never trade texts: what is true of a clip is likely true of the clip before or behind it. */
  readonly source: string;
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

/** A moment's units as numbers, so that comparing many is cheap: equal units have equal numbers. */
interface Coded {
  /** A number for each unit's kind and value, and one for its kind alone. */
  readonly codes: readonly number[];
  readonly kinds: readonly number[];
  /** Places of the units that may differ. */
  readonly open: readonly number[];
}

function encode(sides: readonly Side[]): Coded[] {
  const numbers = new Map<string, number>();
  const numberOf = (label: string): number => {
    const known = numbers.get(label);
    if (known === undefined) numbers.set(label, numbers.size);
    return known ?? numbers.size - 1;
  };
  return sides.map(({ text }) => {
    const { units } = unitsOf(text);
    return {
      codes: units.map(({ kind, value }) => numberOf(`${kind}:${value}`)),
      kinds: units.map(({ kind }) => numberOf(`*${kind}`)),
      open: units.flatMap((unit, index) => (unit.kind === "word" ? [] : [index])),
    };
  });
}

/** Texts with the same name differ only in the units left out of it. */
function* names({ codes, kinds, open }: Coded, differences: number): Generator<string> {
  if (open.length > LONG && differences > 2) return;
  for (const left of subsets(open, differences)) {
    const name = [...codes];
    for (const place of left) name[place] = kinds[place] ?? 0;
    yield String.fromCodePoint(...name.map(letterOf));
  }
}

/** First of the numbers that are no letters by themselves, and how many there are. */
const SURROGATES = { from: 0xd800, count: 0x800 };

/** A letter for a number: names are looked up far more often than read. */
function letterOf(number: number): number {
  return number < SURROGATES.from ? number : number + SURROGATES.count;
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

function differ(a: Coded, b: Coded): number {
  return a.codes.reduce((sum, code, index) => sum + (code === b.codes[index] ? 0 : 1), 0);
}

/** Category sets along which both texts are negatives of each other's query. */
function tradeOf(sides: readonly Side[], a: number, b: number): Trade | undefined {
  const [one, other] = [sides[a], sides[b]];
  if (one === undefined || other === undefined || one.source === other.source) return undefined;
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
  const coded = encode(sides);
  const trades = new Map<number, Trade>();
  for (let differences = 1; differences <= MOST_DIFFERENCES; differences++) {
    for (const alike of groups(coded, differences)) {
      const order = random.shuffle(alike);
      const looks: Looks = { sides, coded, order, differences, refused: new Set(), trades };
      for (const place of order.keys()) {
        await turn();
        look(looks, place);
      }
    }
  }
  return [...trades.values()];
}

/** One group of moments, looked through pair by pair. */
interface Looks {
  readonly sides: readonly Side[];
  readonly coded: readonly Coded[];
  readonly order: readonly number[];
  readonly differences: number;
  /** Pairs that cannot trade: each is met from both sides. */
  readonly refused: Set<number>;
  readonly trades: Map<number, Trade>;
}

/** Looks at the partners that follow a moment in the shuffled order. */
function look({ sides, coded, order, differences, refused, trades }: Looks, place: number): void {
  const a = order[place] ?? 0;
  let looked = 0;
  for (let step = 1; step < order.length && looked < LOOKS; step++) {
    const b = order[(place + step) % order.length] ?? a;
    const key = Math.min(a, b) * sides.length + Math.max(a, b);
    if (trades.has(key)) continue;
    const [one, other] = [coded[a], coded[b]];
    if (one === undefined || other === undefined || differ(one, other) !== differences) continue;
    looked += 1;
    if (refused.has(key)) continue;
    const trade = tradeOf(sides, a, b);
    if (trade === undefined) refused.add(key);
    else trades.set(key, trade);
  }
}

/** Groups of moments whose texts agree in all but a number of units. */
function groups(coded: readonly Coded[], differences: number): number[][] {
  const byName = new Map<string, number[]>();
  for (const [index, one] of coded.entries()) {
    for (const name of names(one, differences)) {
      const group = byName.get(name);
      if (group === undefined) byName.set(name, [index]);
      else group.push(index);
    }
  }
  return [...byName.values()].filter((group) => group.length > 1);
}
