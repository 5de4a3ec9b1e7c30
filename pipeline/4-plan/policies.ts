import type { CategoryPath } from "../../schemas/category.ts";
import { type Level, LEVELS } from "../../schemas/level.ts";
import type { LevelPlan, Plan } from "../../schemas/plan.ts";
import { LEVEL_NAMES } from "../lib/levels.ts";
import type { Random } from "../lib/random.ts";

/** How many negatives carry each category so far. */
export type CategoryUse = Map<CategoryPath, number>;

/** The engine's order: its first category makes the strong negative, its first two the moderate, its first three the weak. */
export function topThree(eligible: readonly CategoryPath[]): CategoryPath[] {
  return eligible.slice(0, 3);
}

/**
 * The three eligible categories that the dataset has used least, least used first; equals are drawn by lot.
 * The least used goes into all three levels, so scarce categories catch up.
 */
export function leastUsedThree(
  eligible: readonly CategoryPath[],
  use: CategoryUse,
  random: Random,
): CategoryPath[] {
  const drawn = random.shuffle(eligible);
  return drawn.sort((a, b) => (use.get(a) ?? 0) - (use.get(b) ?? 0)).slice(0, 3);
}

/**
 * Nested levels from the chosen categories: strong holds the first, moderate the first two, weak all three. Inside a level
 * the categories keep the order of diagnostic strength. Levels for which categories are missing say so.
 */
export function nestedPlan(
  chosen: readonly CategoryPath[],
  eligible: readonly CategoryPath[],
): Pick<Plan, "levels" | "unplanned"> {
  const plan: Pick<Plan, "levels" | "unplanned"> = { levels: [], unplanned: [] };
  for (const level of LEVELS) {
    const { size } = LEVEL_NAMES[level];
    if (chosen.length < size) {
      plan.unplanned.push({
        level,
        reason: `needs ${size} categories, ${chosen.length} can turn this query false`,
      });
      continue;
    }
    const taken = new Set(chosen.slice(0, size));
    plan.levels.push({ level, categories: eligible.filter((path) => taken.has(path)) });
  }
  return plan;
}

/** The levels that the engine can write, as it says; the others are unplanned. */
export function givenPlan(plans: readonly LevelPlan[]): Pick<Plan, "levels" | "unplanned"> {
  const of = (level: Level): LevelPlan | undefined => plans.find((plan) => plan.level === level);
  return {
    levels: LEVELS.flatMap((level) => of(level) ?? []),
    unplanned: LEVELS.filter((level) => of(level) === undefined).map((level) => ({
      level,
      reason: "the engine has no text for it that would not give itself away",
    })),
  };
}

/** Counts a plan's categories: once for each level that carries them. */
export function countUse(plan: Pick<Plan, "levels">, use: CategoryUse): void {
  for (const { categories } of plan.levels) {
    for (const path of categories) use.set(path, (use.get(path) ?? 0) + 1);
  }
}
