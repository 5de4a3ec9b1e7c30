import { LEVELS } from "../../../../schemas/level.ts";
import { LEVEL_NAMES } from "../../../lib/levels.ts";
import type { Random } from "../../../lib/random.ts";
import { editSize } from "../../../lib/text.ts";
import { COMPANIES, type Flow, flowsOf } from "../../../lib/flows.ts";
import type { Given } from "./given.ts";
import type { Matches, Named } from "./match.ts";
import { allows } from "./matching.ts";
import { ANYTHING, type Limits } from "./rounds.ts";
import { combine, type EditableQuery, singleEdits, type SingleEdit } from "./swaps.ts";

/** A moment that may exchange words with others. */
interface Exchanger {
  readonly side: Named;
  readonly editable: EditableQuery;
  readonly matches: Matches;
  /** Edits with their flows, one for each company. */
  readonly edits: readonly (SingleEdit & { readonly flows: readonly Flow[] })[];
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

/** What exchanging goes by, and what it notes. */
interface Exchange {
  readonly exchangers: readonly Exchanger[];
  readonly random: Random;
  readonly given: Given;
  readonly limits: Limits;
  readonly turn: () => Promise<unknown>;
}

/**
 * Lets moments that found no twin exchange words: one takes "cup" for "book" where another, in the same company of words, takes
 * "book" for "cup". Each level adds one exchange to the level before it; a wider company of equal words comes first. Adds to
 * the matches.
 *
 * @param given notes the texts given to each video
 * @param turn awaited now and then, so that long work can be stopped
 */
export async function exchangeWords(
  sides: readonly ExchangeSide[],
  all: readonly Matches[],
  random: Random,
  given: Given,
  turn: () => Promise<unknown>,
  limits: Limits = ANYTHING,
): Promise<void> {
  const exchangers: Exchanger[] = [];
  for (const [index, side] of sides.entries()) {
    await turn();
    exchangers.push(exchangerOf(side, all[index] ?? new Map<never, never>()));
  }
  const exchange: Exchange = { exchangers, random, given, limits, turn };
  for (const rank of LEVELS.keys()) {
    for (const company of COMPANIES.keys()) await exchangeAt(exchange, rank, company);
  }
}

function exchangerOf(side: ExchangeSide, matches: Matches): Exchanger {
  const { text, editable } = side;
  const edits = matches.has("strong") ? [] : singleEdits(editable);
  return {
    side,
    editable,
    matches,
    edits: edits.map((one) => ({ ...one, flows: flowsOf(one.edit.category, text, one.text) })),
    steps: [],
  };
}

/** The bids for one flow. */
interface Bids {
  readonly back: string;
  readonly category: string;
  readonly bids: Bid[];
}

/** All bids at a level by the flow that they are part of. */
async function bidsAt(
  { exchangers, random, limits, turn }: Exchange,
  rank: number,
  company: number,
): Promise<Map<string, Bids>> {
  const byFlow = new Map<string, Bids>();
  for (const moment of random.shuffle([...exchangers.keys()])) {
    await turn();
    const one = exchangers[moment];
    if (one === undefined || !isOpen(one, rank)) continue;
    for (const edit of one.edits) {
      const flow = edit.flows[company];
      const bid = bidOf(one, moment, edit, rank, limits);
      if (bid === undefined || flow === undefined) continue;
      const known = byFlow.get(flow.key);
      if (known !== undefined) known.bids.push(bid);
      else byFlow.set(flow.key, { back: flow.back, category: edit.edit.category, bids: [bid] });
    }
  }
  return byFlow;
}

function isOpen({ matches, steps }: Exchanger, rank: number): boolean {
  const level = LEVELS[rank];
  return level !== undefined && steps.length === rank && !matches.has(level);
}

function bidOf(
  one: Exchanger,
  moment: number,
  edit: SingleEdit,
  rank: number,
  limits: Limits,
): Bid | undefined {
  const level = LEVELS[rank];
  const edits = [...one.steps, edit].map((step) => step.edit);
  if (level === undefined || LEVEL_NAMES[level].size !== edits.length) return undefined;
  const text = combine(one.editable, edits);
  if (text === undefined) return undefined;
  const set = edits
    .map(({ category }) => category)
    .sort()
    .join(" ");
  const size = editSize(one.side.text, text);
  const fits = allows(one.matches, level, { set, size }) && limits.allow(moment, level, set, text);
  return fits ? { moment, edit, text, set, size } : undefined;
}

/** Pairs the bids of each flow with those of its way back: rare categories first, then flows with few bids. */
async function exchangeAt(exchange: Exchange, rank: number, company: number): Promise<void> {
  const byFlow = await bidsAt(exchange, rank, company);
  const twoWay = [...byFlow.values()].filter(({ back }) => byFlow.has(back));
  const supply = new Map<string, number>();
  for (const { category, bids } of twoWay) supply.set(category, (supply.get(category) ?? 0) + bids.length);
  const scarce = twoWay.sort(
    (a, b) => (supply.get(a.category) ?? 0) - (supply.get(b.category) ?? 0) || a.bids.length - b.bids.length,
  );
  for (const { back, bids } of scarce) {
    await exchange.turn();
    const others = byFlow.get(back)?.bids ?? [];
    for (const bid of bids) {
      const other = others.find((one) => areFit(exchange, bid, one, rank));
      if (other === undefined) continue;
      settle(exchange, bid, other, rank);
      settle(exchange, other, bid, rank);
    }
  }
}

function areFit({ exchangers, given }: Exchange, bid: Bid, other: Bid, rank: number): boolean {
  const [one, two] = [exchangers[bid.moment], exchangers[other.moment]];
  if (one === undefined || two === undefined || one.side.video === two.side.video) return false;
  if (!isOpen(one, rank) || !isOpen(two, rank)) return false;
  return given.isNew(one.side.video, bid.text) && given.isNew(two.side.video, other.text);
}

function settle({ exchangers, given }: Exchange, bid: Bid, other: Bid, rank: number): void {
  const [one, level] = [exchangers[bid.moment], LEVELS[rank]];
  if (one === undefined || level === undefined) return;
  one.steps.push(bid.edit);
  const { set, size, text } = bid;
  one.matches.set(level, { partner: other.moment, set, size, exchanged: { text, steps: [...one.steps] } });
  given.add(one.side.video, text);
}
