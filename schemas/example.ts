import { z } from "zod";
import { candidate } from "./candidate.ts";
import { context } from "./context.ts";
import { level } from "./level.ts";
import { moment } from "./moment.ts";

/** A negative that was chosen together with one of another moment. */
export const exchange = z.strictObject({
  level,
  partner: z
    .string()
    .min(1)
    .describe("Id of the moment whose chosen negative of this level makes the opposite change"),
});

/** A moment with the negatives chosen for it: stage 7's record, complete in itself. */
export const example = z.strictObject({
  id: z.string().min(1).describe("Moment id"),
  moment: moment.describe("The moment itself"),
  captions: context.shape.captions,
  negatives: z.array(candidate).min(1).max(3).describe("At most one per level, strong first"),
  exchanges: z
    .array(exchange)
    .max(3)
    .optional()
    .describe("Negatives chosen in pairs; absent when there are none"),
  missing: z
    .array(z.strictObject({ level, reason: z.string().min(1) }))
    .describe("Levels without a negative, and why"),
});

export type Example = z.infer<typeof example>;
