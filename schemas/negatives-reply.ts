import { z } from "zod";
import { categoryPath } from "./category.ts";

/** One negative as Table 16 asks for it. */
export const negativeReply = z.strictObject({
  irrel_query: z.string().min(1).describe("The negative query"),
  applied_categories: z
    .array(z.strictObject({ path: categoryPath }))
    .min(1)
    .max(3)
    .describe("Same paths and order as the plan"),
  reasoning: z
    .string()
    .min(1)
    .describe("<irrelevant_answer>…</irrelevant_answer> and one block per category, in plan order"),
  difficulty_tag: z.string().min(1).describe("The difficulty label that was sent"),
});

/** What a model answers to Table 16: one negative per difficulty that was asked for. */
export const negativesReply = z.strictObject({
  negs: z.record(z.string(), negativeReply).describe("One negative per difficulty label"),
});

export type NegativeReply = z.infer<typeof negativeReply>;
export type NegativesReply = z.infer<typeof negativesReply>;
