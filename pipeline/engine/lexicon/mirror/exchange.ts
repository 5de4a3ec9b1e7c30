import { LEVELS } from "../../../../schemas/level.ts";
import { LEVEL_NAMES } from "../../../lib/levels.ts";
import type { Random } from "../../../lib/random.ts";
import { comparableText, editSize } from "../../../lib/text.ts";
import { type Flow, flowOf } from "./flows.ts";
import { allows, type Matches, type Named } from "./matching.ts";
import { combine, type EditableQuery, singleEdits, type SingleEdit } from "./swaps.ts";

/** A moment that may exchange words with others. */
interface Exchanger {
  readonly side: Named;
  readonly editable: EditableQuery;
  readonly matches: Matches;
  readonly edits: readonly (SingleEdit & { readonly flow: Flow })[];
  /** Edits exchanged so far, those of the smaller levels first. */
  readonly steps: SingleEdit[];
}

/** One edit of one moment, with the text that it makes together with the moment's earlier ones. */
interface Bid {
  readonly moment: number;
  readonly edit: SingleEdit;
  readonly text: string;
  readonly set: string;
  readonly size: number;
}

/** What exchanging needs of a moment. */
export interface ExchangeSide extends Named {
  readonly editable: EditableQuery;
}

/**
 * Lets moments that found no twin exchange words: one takes "cup" for "book" where another, in the same company of words, takes
 * "book" for "cup". Each level adds one exchange to the level before it. Adds to the matches.
 */
export async function exchangeWords(
  sides: readonly ExchangeSide[],
  all: readonly Matches[],
  random: Random,
  turn: () => Promise<unknown>,
): Promise<void> {
  const exchangers: Exchanger[] = [];
  for (const [index, side] of sides.entries()) {
    await turn();
    exchangers.push(exchangerOf(side, all[index] ?? new Map<never, never>()));
  }
  const given = new Set<string>();
  for (const rank of LEVELS.keys()) await exchangeAt(exchangers, rank, given, random, turn);
}

function exchangerOf(side: ExchangeSide, matches: Matches): Exchanger {
  const { text, editable } = side;
  const edits = matches.has("strong") ? [] : singleEdits(editable);
  return {
    side,
    editable,
    matches,
    edits: edits.map((one) => ({ ...one, flow: flowOf(one.edit.category, text, one.text) })),
    steps: [],
  };
}

/** All bids at a level by the flow that they are part of. */
async function bidsAt(
  exchangers: readonly Exchanger[],
  rank: number,
  random: Random,
  turn: () => Promise<unknown>,
): Promise<Map<string, { readonly back: string; readonly bids: Bid[] }>> {
  const byFlow = new Map<string, { readonly back: string; readonly bids: Bid[] }>();
  for (const moment of random.shuffle([...exchangers.keys()])) {
    await turn();
    const one = exchangers[moment];
    if (one === undefined || !isOpen(one, rank)) continue;
    for (const edit of one.edits) {
      const bid = bidOf(one, moment, edit, rank);
      if (bid === undefined) continue;
      const { key, back } = edit.flow;
      const known = byFlow.get(key);
      if (known === undefined) byFlow.set(key, { back, bids: [bid] });
      else known.bids.push(bid);
    }
  }
  return byFlow;
}

function isOpen({ matches, steps }: Exchanger, rank: number): boolean {
  const level = LEVELS[rank];
  return level !== undefined && steps.length === rank && !matches.has(level);
}

function bidOf(one: Exchanger, moment: number, edit: SingleEdit, rank: number): Bid | undefined {
  const level = LEVELS[rank];
  const edits = [...one.steps, edit].map((step) => step.edit);
  const text = combine(one.editable, edits);
  if (level === undefined || text === undefined || LEVEL_NAMES[level].size !== edits.length) return undefined;
  const set = edits
    .map(({ category }) => category)
    .sort()
    .join(" ");
  const size = editSize(one.side.text, text);
  return allows(one.matches, level, { set, size }) ? { moment, edit, text, set, size } : undefined;
}

async function exchangeAt(
  exchangers: readonly Exchanger[],
  rank: number,
  given: Set<string>,
  random: Random,
  turn: () => Promise<unknown>,
): Promise<void> {
  const byFlow = await bidsAt(exchangers, rank, random, turn);
  const scarce = [...byFlow.values()].sort((a, b) => a.bids.length - b.bids.length);
  for (const { back, bids } of scarce) {
    await turn();
    const others = byFlow.get(back)?.bids ?? [];
    for (const bid of bids) {
      const other = others.find((one) => areFit(exchangers, bid, one, rank, given));
      if (other === undefined) continue;
      settle(exchangers, bid, other, rank, given);
      settle(exchangers, other, bid, rank, given);
    }
  }
}

function areFit(
  exchangers: readonly Exchanger[],
  bid: Bid,
  other: Bid,
  rank: number,
  given: ReadonlySet<string>,
): boolean {
  const [one, two] = [exchangers[bid.moment], exchangers[other.moment]];
  if (one === undefined || two === undefined || one.side.video === two.side.video) return false;
  if (!isOpen(one, rank) || !isOpen(two, rank)) return false;
  return !given.has(nameOf(one, bid)) && !given.has(nameOf(two, other));
}

function nameOf({ side }: Exchanger, { text }: Bid): string {
  return `${side.video}\u0000${comparableText(text)}`;
}

function settle(
  exchangers: readonly Exchanger[],
  bid: Bid,
  other: Bid,
  rank: number,
  given: Set<string>,
): void {
  const [one, level] = [exchangers[bid.moment], LEVELS[rank]];
  if (one === undefined || level === undefined) return;
  one.steps.push(bid.edit);
  const { set, size, text } = bid;
  one.matches.set(level, { partner: other.moment, set, size, exchanged: { text, steps: [...one.steps] } });
  given.add(nameOf(one, bid));
}
