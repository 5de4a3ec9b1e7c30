import { z } from "zod";
import { categoryPath } from "./category.ts";
import { level } from "./level.ts";

/** Categories of one planned negative. */
export const levelPlan = z.strictObject({
  level,
  categories: z
    .array(categoryPath)
    .min(1)
    .max(3)
    .describe("1 for strong, 2 for moderate, 3 for weak; nested; by diagnostic strength"),
});

/** Which negatives a moment gets: stage 4's record. strong is contained in moderate, moderate in weak. */
export const plan = z.strictObject({
  id: z.string().min(1).describe("Moment id"),
  levels: z.array(levelPlan).min(1).max(3).describe("Planned levels, strong first"),
  unplanned: z
    .array(z.strictObject({ level, reason: z.string().min(1) }))
    .describe("Levels that could not be planned, and why"),
});

export type LevelPlan = z.infer<typeof levelPlan>;
export type Plan = z.infer<typeof plan>;
