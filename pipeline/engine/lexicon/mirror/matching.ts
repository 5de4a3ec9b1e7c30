import { LEVELS } from "../../../../schemas/level.ts";
import type { Level } from "../../../../schemas/level.ts";
import { LEVEL_NAMES } from "../../../lib/levels.ts";
import type { Trade } from "./candidates.ts";
import type { Given } from "./given.ts";
import type { Match, Matches, Named } from "./match.ts";
import { ANYTHING, type Limits } from "./rounds.ts";

/** True when one category set is part of the other. */
function isNested(small: string, large: string): boolean {
  const of = large.split(" ");
  return small.split(" ").every((path) => of.includes(path));
}

/**
 * True when a moment's other levels allow it such a match: the categories and the words changed of a smaller level are no more
 * than those of a larger one.
 */
export function allows(matches: Matches, level: Level, option: Pick<Match, "set" | "size">): boolean {
  const rank = LEVEL_NAMES[level].size;
  return [...matches].every(([other, match]) =>
    LEVEL_NAMES[other].size < rank
      ? isNested(match.set, option.set) && match.size <= option.size
      : isNested(option.set, match.set) && option.size <= match.size,
  );
}

/**
 * Matches moments one to one at each level, so that each text that becomes a negative once stands as an original once, at the same
 * level and along the same categories: nothing in a text alone can then tell the two apart. Rare category sets are matched
 * first; among the moments of a set those with few possible partners choose first, and take the partner with the fewest.
 *
 * @param given notes the texts given to each video
 */
export function matchMoments(
  sides: readonly Named[],
  trades: readonly Trade[],
  given: Given,
  limits: Limits = ANYTHING,
): Matches[] {
  const all = sides.map((): Matches => new Map());
  for (const level of [...LEVELS].reverse()) {
    const bySet = optionsAt(sides, all, level, trades, limits);
    const scarce = [...bySet.values()].sort((a, b) => a.size - b.size);
    for (const options of scarce) matchSet(sides, all, level, options, given);
  }
  return all;
}

/** What each moment could be matched with along one category set. */
type Options = Map<number, Match[]>;

function matchSet(
  sides: readonly Named[],
  all: readonly Matches[],
  level: Level,
  options: Options,
  given: Given,
): void {
  const degree = (moment: number): number => options.get(moment)?.length ?? 0;
  const order = [...options.keys()].sort((a, b) => degree(a) - degree(b) || a - b);
  for (const moment of order) {
    const [own, side] = [all[moment], sides[moment]];
    if (own === undefined || side === undefined || own.has(level)) continue;
    let best: Match | undefined;
    for (const option of options.get(moment) ?? []) {
      const other = sides[option.partner];
      if (other === undefined || all[option.partner]?.has(level) !== false) continue;
      if (!given.isNew(side.video, other.text) || !given.isNew(other.video, side.text)) continue;
      if (best === undefined || degree(option.partner) < degree(best.partner)) best = option;
    }
    const partner = sides[best?.partner ?? -1];
    if (best === undefined || partner === undefined) continue;
    own.set(level, best);
    all[best.partner]?.set(level, { ...best, partner: moment });
    given.add(side.video, partner.text);
    given.add(partner.video, side.text);
  }
}

/** All matches that are possible at a level, by category set. */
function optionsAt(
  sides: readonly Named[],
  all: readonly Matches[],
  level: Level,
  trades: readonly Trade[],
  limits: Limits,
): Map<string, Options> {
  const bySet = new Map<string, Options>();
  const isOpen = (moment: number, partner: number, option: Pick<Match, "set" | "size">): boolean =>
    allows(all[moment] ?? new Map<never, never>(), level, option) &&
    limits.allow(moment, level, option.set, sides[partner]?.text ?? "");
  for (const { a, b, sets, size } of trades) {
    for (const set of sets) {
      const option = { set, size };
      if (set.split(" ").length !== LEVEL_NAMES[level].size) continue;
      if (!isOpen(a, b, option) || !isOpen(b, a, option)) continue;
      let options = bySet.get(set);
      if (options === undefined) bySet.set(set, (options = new Map<number, Match[]>()));
      add(options, a, { ...option, partner: b });
      add(options, b, { ...option, partner: a });
    }
  }
  return bySet;
}

function add(options: Options, moment: number, option: Match): void {
  const known = options.get(moment);
  if (known === undefined) options.set(moment, [option]);
  else known.push(option);
}
