import { z } from "zod";
import { categoryPath } from "../../../../schemas/category.ts";
import { levelPlan } from "../../../../schemas/plan.ts";

/**
 * What a moment may be given at a level: the query of another video's moment, which is given this one's in turn; or its own with
 * words exchanged for those of another, which exchanges them the other way.
 */
export const offer = levelPlan.extend({
  sample: z.int().nonnegative().describe("Round of matching: 0 for the first, more for further candidates"),
  partner: z.string().min(1).describe("Id of the moment traded with"),
  text: z.string().min(1).describe("The negative's text"),
  steps: z
    .array(z.strictObject({ category: categoryPath, text: z.string().min(1) }))
    .min(1)
    .max(3)
    .optional()
    .describe("Set where single words are exchanged: the category of each edit and the text it makes alone"),
});

/** Offers of one moment. */
export const mirrorRecord = z.strictObject({
  id: z.string().min(1).describe("Moment id"),
  offers: z.array(offer).min(1).describe("At most one a level and sample; those of sample 0 first"),
});

export type Offer = z.infer<typeof offer>;
export type MirrorRecord = z.infer<typeof mirrorRecord>;
