import { z } from "zod";
import { categoriesReply } from "./categories-reply.ts";
import { engineReply } from "./engine-reply.ts";
import { levelPlan } from "./plan.ts";

/** Categories that can turn a moment's query false: stage 3's record. */
export const eligibleCategories = z.strictObject({
  id: z.string().min(1).describe("Moment id"),
  eligible: categoriesReply.shape.eligible_categories.describe("Distinct, by diagnostic strength"),
  plans: z
    .array(levelPlan)
    .max(3)
    .optional()
    .describe("Levels that the engine can write, with their categories; absent when planning is open"),
  replies: z.array(engineReply).min(1).describe("The reply, then its repairs if any"),
});

export type EligibleCategories = z.infer<typeof eligibleCategories>;
