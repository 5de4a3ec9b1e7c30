import { CATEGORY_PATHS } from "../../../../schemas/category.ts";
import { LEVELS } from "../../../../schemas/level.ts";
import { LEVEL_NAMES } from "../../../lib/levels.ts";
import type { Random } from "../../../lib/random.ts";
import { editSize, wordsOf } from "../../../lib/text.ts";
import { COMPANIES, type Flow, flowsBetween } from "../../../lib/flows.ts";
import type { Given } from "./given.ts";
import type { Side } from "./candidates.ts";
import type { Matches } from "./match.ts";
import { allows } from "./matching.ts";
import { ANYTHING, type Limits } from "./rounds.ts";
import { combine, type EditableQuery, singleEdits, type SingleEdit } from "./swaps.ts";

/** What is known of a moment that trades. */
type Traded = Pick<Side, "text" | "video" | "source">;

/** A moment that may exchange words with others. */
interface Exchanger {
  readonly side: Traded;
  readonly editable: EditableQuery;
  readonly matches: Matches;
  /** Empty when it has a match at the smallest level already. */
  readonly edits: readonly FlowingEdit[];
  /** Edits exchanged so far, those of the smaller levels first. */
  readonly steps: SingleEdit[];
  /** What it bids at the level that was come to last. */
  bids: { readonly rank: number; readonly all: readonly Bid[] };
}

/** An edit with its flows, one for each company. */
export interface FlowingEdit extends SingleEdit {
  readonly flows: readonly Flow[];
}

/** One edit of one moment, with the text that it makes together with the moment's earlier ones. */
interface Bid {
  readonly moment: number;
  readonly edit: FlowingEdit;
  readonly text: string;
  readonly set: string;
  readonly size: number;
}

/** What exchanging needs of a moment. */
export interface ExchangeSide extends Traded {
  readonly editable: EditableQuery;
  /** Its edits, worked out when they are first asked for. */
  readonly edits: () => readonly FlowingEdit[];
}

/** Makes a moment ready for exchanging. */
export function exchangeSide({ text, video, source }: Traded, subject: EditableQuery): ExchangeSide {
  let edits: readonly FlowingEdit[] | undefined;
  return { text, video, source, editable: subject, edits: () => (edits ??= flowingEdits(subject)) };
}

function flowingEdits(subject: EditableQuery): FlowingEdit[] {
  const before = wordsOf(subject.query.text);
  return singleEdits(subject).map(({ edit, text }) => ({
    edit,
    text,
    flows: flowsBetween(edit.category, before, wordsOf(text)),
  }));
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
    exchangers.push(exchangerOf(side, index, all[index] ?? new Map<never, never>(), limits));
  }
  const exchange: Exchange = { exchangers, random, given, limits, turn };
  for (const rank of LEVELS.keys()) {
    for (const company of COMPANIES.keys()) await exchangeAt(exchange, rank, company);
  }
}

function exchangerOf(side: ExchangeSide, moment: number, matches: Matches, limits: Limits): Exchanger {
  const { editable } = side;
  const [smallest] = LEVELS;
  // Each level adds to the one before it, so that whoever gets nothing at the first gets nothing.
  const bids = !matches.has(smallest) && CATEGORY_PATHS.some((path) => limits.plan(moment, smallest, path));
  return {
    side,
    editable,
    matches,
    edits: bids ? side.edits() : [],
    steps: [],
    bids: { rank: -1, all: [] },
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
    if (one.bids.rank !== rank) one.bids = { rank, all: bidsOf(one, moment, rank, limits) };
    for (const bid of one.bids.all) {
      const flow = bid.edit.flows[company];
      if (flow === undefined) continue;
      const known = byFlow.get(flow.key);
      if (known !== undefined) known.bids.push(bid);
      else byFlow.set(flow.key, { back: flow.back, category: bid.edit.edit.category, bids: [bid] });
    }
  }
  return byFlow;
}

/** All bids of a moment at a level, whatever the company. */
function bidsOf(one: Exchanger, moment: number, rank: number, limits: Limits): Bid[] {
  return one.edits.flatMap((edit) => bidOf(one, moment, edit, rank, limits) ?? []);
}

function isOpen({ matches, steps }: Exchanger, rank: number): boolean {
  const level = LEVELS[rank];
  return level !== undefined && steps.length === rank && !matches.has(level);
}

function bidOf(
  one: Exchanger,
  moment: number,
  edit: FlowingEdit,
  rank: number,
  limits: Limits,
): Bid | undefined {
  const level = LEVELS[rank];
  const edits = [...one.steps, edit].map((step) => step.edit);
  if (level === undefined || LEVEL_NAMES[level].size !== edits.length) return undefined;
  const set = edits
    .map(({ category }) => category)
    .sort()
    .join(" ");
  if (!limits.plan(moment, level, set)) return undefined;
  const text = edits.length === 1 ? edit.text : combine(one.editable, edits);
  if (text === undefined) return undefined;
  const bid: Bid = {
    moment,
    edit,
    text,
    set,
    // Of most bids nobody asks it.
    get size() {
      return editSize(one.side.text, text);
    },
  };
  return allows(one.matches, level, bid) && limits.allow(moment, level, set, text) ? bid : undefined;
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
      const other = isFit(exchange, bid, rank)
        ? others.find((one) => isFit(exchange, one, rank) && areOfTwoSources(exchange, bid, one))
        : undefined;
      if (other === undefined) continue;
      settle(exchange, bid, other, rank);
      settle(exchange, other, bid, rank);
    }
  }
}

/** True for a bid that can still be settled, if another is its way back. */
function isFit({ exchangers, given }: Exchange, { moment, text }: Bid, rank: number): boolean {
  const one = exchangers[moment];
  return one !== undefined && isOpen(one, rank) && given.isNew(one.side.video, text);
}

function areOfTwoSources({ exchangers }: Exchange, bid: Bid, other: Bid): boolean {
  return exchangers[bid.moment]?.side.source !== exchangers[other.moment]?.side.source;
}

function settle({ exchangers, given }: Exchange, bid: Bid, other: Bid, rank: number): void {
  const [one, level] = [exchangers[bid.moment], LEVELS[rank]];
  if (one === undefined || level === undefined) return;
  one.steps.push(bid.edit);
  const { set, size, text } = bid;
  one.matches.set(level, { partner: other.moment, set, size, exchanged: { text, steps: [...one.steps] } });
  given.add(one.side.video, text);
}
