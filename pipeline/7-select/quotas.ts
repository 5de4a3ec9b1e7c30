import type { SelectSettings } from "../../schemas/config.ts";
import type { Level } from "../../schemas/level.ts";
import type { Random } from "../lib/random.ts";
import type { Choices, LeftBecause } from "./block-choices.ts";
import type { Choosable, Chooser } from "./choosable.ts";
import type { Turn } from "./pairs.ts";
import { overShare } from "./shares.ts";

/** A chosen negative that has to go, and the quota that it is beyond. */
export interface Beyond {
  /** Index of the moment in the block. */
  readonly moment: number;
  readonly level: Level;
  readonly because: Extract<LeftBecause, "category-quota" | "level-quota">;
}

/** Chosen negatives that stay or go together: the two of a pair, or one by itself. They are of one level and one category set. */
interface Unit {
  readonly moments: readonly number[];
  readonly level: Level;
  readonly candidates: readonly Choosable[];
}

/**
 * What has to go so that no category has more than its share of all uses of categories, and no level more than its share of all
 * negatives. Pairs go whole. Of what would help, the negatives of fewest categories go first, for each takes most off the share;
 * of these those with doubts, then the largest edits. What does not help stays, even where the quota is then not met.
 */
export async function beyondQuotas(
  choosers: readonly Chooser[],
  all: readonly Choices[],
  { categoryQuota, levelQuota }: SelectSettings,
  random: Random,
  turn: Turn,
): Promise<Beyond[]> {
  if (categoryQuota >= 1 && levelQuota >= 1) return [];
  let units = random.shuffle(unitsOf(choosers, all)).sort(worseFirst);
  const beyond: Beyond[] = [];
  const cap = async (
    traitsOf: (unit: Unit) => readonly string[],
    most: number,
    because: Beyond["because"],
  ): Promise<number> => {
    const weighed = units.map((unit) => ({ unit, traits: traitsOf(unit), weight: unit.moments.length }));
    const out = await overShare(weighed, most, turn);
    for (const { unit } of out)
      beyond.push(...unit.moments.map((moment) => ({ moment, level: unit.level, because })));
    units = weighed.filter((one) => !out.has(one)).map(({ unit }) => unit);
    return out.size;
  };
  // what goes for the one quota changes the shares that the other looks at
  for (let went = 1; went > 0;) {
    went = await cap(categoriesOf, categoryQuota, "category-quota");
    went += await cap(({ level }) => [level], levelQuota, "level-quota");
  }
  return beyond;
}

function unitsOf(choosers: readonly Chooser[], all: readonly Choices[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const [moment, choices] of all.entries()) {
    const id = choosers[moment]?.id ?? "";
    for (const [level, { candidate, partner }] of choices) {
      const name = [level, ...[id, partner ?? ""].sort()].join(" ");
      const { moments = [], candidates = [] } = units.get(name) ?? {};
      units.set(name, { level, moments: [...moments, moment], candidates: [...candidates, candidate] });
    }
  }
  return [...units.values()];
}

function categoriesOf({ candidates }: Unit): readonly string[] {
  return candidates[0]?.set.split(" ") ?? [];
}

function worseFirst(a: Unit, b: Unit): number {
  const mean = ({ candidates }: Unit, of: (one: Choosable) => number): number =>
    candidates.reduce((total, one) => total + of(one), 0) / candidates.length;
  const more = (of: (one: Choosable) => number): number => mean(b, of) - mean(a, of);
  const fewer = categoriesOf(a).length - categoriesOf(b).length;
  return fewer || more(({ doubts }) => doubts) || more(({ size }) => size);
}
