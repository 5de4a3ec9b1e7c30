import { z } from "zod";
import { categoryPath } from "../../schemas/category.ts";
import { LEVELS } from "../../schemas/level.ts";
import type { Plan } from "../../schemas/plan.ts";
import { seededRandom } from "../lib/random.ts";
import { defineStage } from "../stage.ts";
import { type CategoryUse, countUse, givenPlan, leastUsedThree, nestedPlan, topThree } from "./policies.ts";

const savedUse = z.array(z.tuple([categoryPath, z.int().nonnegative()]));

/** Stage 4: decides which categories make a moment's strong, moderate and weak negative. */
export const planStage = defineStage({
  name: "plan",
  command: "plan",
  summary: "Decide which categories make each moment's strong, moderate and weak negative",
  unit: "moments",
  revision: 2,
  reads: ["categories"],
  asks: false,
  resumable: true,
  settings: ({ plan, seed }) => ({ plan, seed }),
  async open({ config }) {
    const use: CategoryUse = new Map();
    return {
      process({ categories: { id, eligible, plans } }) {
        const paths = eligible.map(({ path }) => path);
        if (plans !== undefined) {
          const record: Plan = { id, ...givenPlan(plans) };
          countUse(record, use);
          return { records: [record], rejections: [], tallies: tally(record) };
        }
        const chosen =
          config.plan === "top"
            ? topThree(paths)
            : leastUsedThree(paths, use, seededRandom(config.seed, "plan", id));
        const record: Plan = { id, ...nestedPlan(chosen, paths) };
        countUse(record, use);
        return { records: [record], rejections: [], tallies: tally(record) };
      },
      state: {
        save: () => [...use],
        restore: (saved) => {
          for (const [path, count] of savedUse.parse(saved)) use.set(path, count);
        },
      },
    };
  },
});

function tally({ levels, unplanned }: Plan): Record<string, number> {
  const planned = levels.map(({ level }) => [`planned:${level}`, 1] as const);
  const missing = unplanned.map(({ level }) => [`unplanned:${level}`, 1] as const);
  const whole = levels.length === LEVELS.length ? ([["planned-all-levels", 1]] as const) : [];
  return Object.fromEntries([...planned, ...missing, ...whole]);
}
