import { z } from "zod";
import { categoryPath } from "./category.ts";

/** What a model answers to Table 15: categories that can turn the query false, by diagnostic strength. */
export const categoriesReply = z.strictObject({
  eligible_categories: z
    .array(
      z.strictObject({
        path: categoryPath,
        reason: z.string().min(1).describe("Why this category can turn the query false"),
      }),
    )
    .describe("Categories that apply, by diagnostic strength"),
});

export type CategoriesReply = z.infer<typeof categoriesReply>;
