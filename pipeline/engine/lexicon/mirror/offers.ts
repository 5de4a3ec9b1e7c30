import { z } from "zod";
import { levelPlan } from "../../../../schemas/plan.ts";

/** What a moment may be given at a level: the query of another video's moment, which is given this one's in turn. */
export const offer = levelPlan.extend({
  partner: z.string().min(1).describe("Id of the moment whose query it is"),
  text: z.string().min(1).describe("That query"),
});

/** Offers of one moment. */
export const mirrorRecord = z.strictObject({
  id: z.string().min(1).describe("Moment id"),
  offers: z.array(offer).min(1).max(3).describe("At most one a level"),
});

export type Offer = z.infer<typeof offer>;
export type MirrorRecord = z.infer<typeof mirrorRecord>;
