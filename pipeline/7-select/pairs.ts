import { COMPANIES, flowsOf } from "../lib/flows.ts";
import type { Level } from "../../schemas/level.ts";
import type { Choosable, Chooser } from "./choosable.ts";

/** A candidate of a moment of the block. */
export interface Side {
  /** Index of the moment in the block. */
  readonly moment: number;
  readonly candidate: Choosable;
}

/**
 * Two candidates of different parent videos that make opposite changes: what the one takes away the other brings. Chosen together they
 * leave the words of originals and negatives even.
 */
export interface Pair {
  readonly sides: readonly [Side, Side];
  /** 0: the engine made them for each other; 1 and more: the words changed stand in ever less of the same company. */
  readonly distance: number;
}

/** Lets others have a turn; throws when the run was asked to stop. */
export type Turn = () => Promise<unknown>;

/** Candidates looked at for each candidate whose engine names no partner: the latest, so that all have some of their own. */
const LOOKS = 6;

/** All pairs that the candidates of a level make, the closest first. */
export async function pairsAt(level: Level, choosers: readonly Chooser[], turn: Turn): Promise<Pair[]> {
  const sides = choosers.flatMap(({ candidates }, moment) =>
    candidates.filter((one) => one.level === level).map((candidate): Side => ({ moment, candidate })),
  );
  const declared = declaredPairs(sides, choosers);
  const free = sides.filter(({ candidate }) => candidate.partner === null);
  const found = [declared];
  for (const company of COMPANIES.keys()) found.push(await flowPairs(free, choosers, company, turn));
  return found.flat();
}

/** Pairs that the engine made for each other, unless they are of one parent video: of those whose partner was rejected nothing is left to pair. */
function declaredPairs(sides: readonly Side[], choosers: readonly Chooser[]): Pair[] {
  const nameOf = (id: string, partner: string, sample: number): string => `${id} ${partner} ${sample}`;
  const idOf = ({ moment }: Side): string => choosers[moment]?.id ?? "";
  const sourceOf = ({ moment }: Side): string | undefined => choosers[moment]?.source;
  const waiting = new Map<string, Side>();
  const pairs: Pair[] = [];
  for (const side of sides) {
    const { partner, sample } = side.candidate;
    if (partner === null) continue;
    const other = waiting.get(nameOf(partner, idOf(side), sample));
    if (other === undefined) waiting.set(nameOf(idOf(side), partner, sample), side);
    else if (other.candidate.set === side.candidate.set && sourceOf(other) !== sourceOf(side))
      pairs.push({ sides: [other, side], distance: 0 });
  }
  return pairs;
}

/** Pairs whose changes are each other's way back in the same company of words, along the same categories. */
async function flowPairs(
  sides: readonly Side[],
  choosers: readonly Chooser[],
  company: number,
  turn: Turn,
): Promise<Pair[]> {
  const waiting = new Map<string, Side[]>();
  const pairs: Pair[] = [];
  for (const side of sides) {
    await turn();
    const own = choosers[side.moment];
    const flow = own && flowsOf(side.candidate.set, own.query, side.candidate.text)[company];
    if (own === undefined || flow === undefined) continue;
    for (const other of (waiting.get(flow.back) ?? []).slice(-LOOKS)) {
      if (choosers[other.moment]?.source === own.source) continue;
      pairs.push({ sides: [other, side], distance: company + 1 });
    }
    const known = waiting.get(flow.key);
    if (known === undefined) waiting.set(flow.key, [side]);
    else known.push(side);
  }
  return pairs;
}
