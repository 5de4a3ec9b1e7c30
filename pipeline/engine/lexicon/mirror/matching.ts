import { LEVELS } from "../../../../schemas/level.ts";
import type { Level } from "../../../../schemas/level.ts";
import { LEVEL_NAMES } from "../../../lib/levels.ts";
import { comparableText } from "../../../lib/text.ts";
import type { Side, Trade } from "./candidates.ts";
import type { SingleEdit } from "./swaps.ts";

/** Whom a moment trades texts with at a level, and along which categories (sorted paths joined by a blank). */
export interface Match {
  readonly partner: number;
  readonly set: string;
  /** Words in which the two texts differ. */
  readonly size: number;
  /** Set where single words are exchanged and not whole texts: the result and the edits that lead to it. */
  readonly exchanged?: { readonly text: string; readonly steps: readonly SingleEdit[] };
}

/** Matches of one moment by level. */
export type Matches = Map<Level, Match>;

/** True when one category set is part of the other. */
function isNested(small: string, large: string): boolean {
  const of = large.split(" ");
  return small.split(" ").every((path) => of.includes(path));
}

/**
 * True when a moment's other levels allow it such a match: the categories and the words changed of a smaller level are no more
 * than those of a larger one.
 */
export function allows(matches: Matches, level: Level, { set, size }: Pick<Match, "set" | "size">): boolean {
  const rank = LEVEL_NAMES[level].size;
  return [...matches].every(([other, match]) =>
    LEVEL_NAMES[other].size < rank
      ? isNested(match.set, set) && match.size <= size
      : isNested(set, match.set) && size <= match.size,
  );
}

/** How many moments carry each category so far; shared by all levels and blocks, so that rare categories come first. */
export type Use = Map<string, number>;

function useOf(set: string, use: Use): number {
  const counts = set.split(" ").map((path) => use.get(path) ?? 0);
  return counts.reduce((sum, count) => sum + count, 0) / counts.length;
}

/**
 * Matches moments one to one at each level, so that each text that becomes a negative once stands as an original once, at the same
 * level and along the same categories: nothing in a text alone can then tell the two apart. Moments with few possible partners
 * choose first, and take the partner with the fewest.
 */
export function matchMoments(sides: readonly Named[], trades: readonly Trade[], use: Use): Matches[] {
  const all = sides.map((): Matches => new Map());
  const given = new Given(sides);
  for (const level of [...LEVELS].reverse()) matchLevel(all, level, trades, given, use);
  return all;
}

/** What matching needs of a moment. */
export type Named = Pick<Side, "text" | "video">;

/** Texts already given to moments of each video: none is given twice to one video. */
class Given {
  readonly #sides: readonly Named[];
  readonly #pairs = new Set<string>();

  constructor(sides: readonly Named[]) {
    this.#sides = sides;
  }

  #key(moment: number, partner: number): string {
    return `${this.#sides[moment]?.video ?? ""}\u0000${comparableText(this.#sides[partner]?.text ?? "")}`;
  }

  /** True when neither video has the other's text yet. */
  isNew(a: number, b: number): boolean {
    return !this.#pairs.has(this.#key(a, b)) && !this.#pairs.has(this.#key(b, a));
  }

  add(a: number, b: number): void {
    this.#pairs.add(this.#key(a, b));
    this.#pairs.add(this.#key(b, a));
  }
}

function matchLevel(all: Matches[], level: Level, trades: readonly Trade[], given: Given, use: Use): void {
  const options = optionsOf(all, level, trades);
  const order = [...options.keys()].sort((a, b) => degree(options, a) - degree(options, b) || a - b);
  for (const moment of order) {
    const own = all[moment];
    if (own === undefined || own.has(level)) continue;
    const free = (options.get(moment) ?? []).filter(
      ({ partner }) => all[partner]?.has(level) === false && given.isNew(moment, partner),
    );
    const best = bestOf(free, options, use);
    if (best === undefined) continue;
    own.set(level, best);
    given.add(moment, best.partner);
    all[best.partner]?.set(level, { ...best, partner: moment });
    for (const path of best.set.split(" ")) use.set(path, (use.get(path) ?? 0) + 2);
  }
}

function degree(options: ReadonlyMap<number, readonly Match[]>, moment: number): number {
  return options.get(moment)?.length ?? 0;
}

/** The least used categories; then the partner with the fewest possibilities. */
function bestOf(
  free: readonly Match[],
  options: ReadonlyMap<number, readonly Match[]>,
  use: Use,
): Match | undefined {
  let best: { readonly option: Match; readonly used: number; readonly degree: number } | undefined;
  for (const option of free) {
    const here = { option, used: useOf(option.set, use), degree: degree(options, option.partner) };
    if (
      best === undefined ||
      here.degree < best.degree ||
      (here.degree === best.degree && here.used < best.used)
    )
      best = here;
  }
  return best?.option;
}

function optionsOf(all: readonly Matches[], level: Level, trades: readonly Trade[]): Map<number, Match[]> {
  const { size } = LEVEL_NAMES[level];
  const options = new Map<number, Match[]>();
  const add = (moment: number, option: Match): void => {
    const known = options.get(moment);
    if (known === undefined) options.set(moment, [option]);
    else known.push(option);
  };
  for (const { a, b, sets, size: words } of trades) {
    const [one, other] = [all[a], all[b]];
    if (one === undefined || other === undefined) continue;
    for (const set of sets) {
      const option = { set, size: words };
      if (set.split(" ").length !== size || !allows(one, level, option) || !allows(other, level, option))
        continue;
      add(a, { ...option, partner: b });
      add(b, { ...option, partner: a });
    }
  }
  return options;
}
