import { z } from "zod";
import { SELECT_POLICIES } from "./config.ts";

const sides = (what: string): z.ZodObject<{ first: z.ZodNumber; chosen: z.ZodNumber }> =>
  z.strictObject({
    first: z.number().describe(`${what} if the first accepted candidate of each plan had been taken`),
    chosen: z.number().describe(`${what} of what was chosen`),
  });

/** What choosing among candidates bought and what it cost: written beside stage 7's records. */
export const selectionReport = z.strictObject({
  policy: z.enum(SELECT_POLICIES).describe("How it was chosen"),
  candidates: z.int().nonnegative().describe("Accepted candidates"),
  plans: z.int().nonnegative().describe("Planned negatives with an accepted candidate"),
  chosen: z
    .strictObject({
      pair: z
        .int()
        .nonnegative()
        .describe("Chosen with a candidate of another video that makes the opposite change"),
      gap: z.int().nonnegative().describe("Chosen because its words tell the least"),
      order: z.int().nonnegative().describe("Chosen because it came first"),
    })
    .describe("Planned negatives kept, by how they were chosen"),
  largest: z
    .strictObject({
      category: z.number().min(0).max(1).describe("Of the category used most, of all uses of categories"),
      level: z.number().min(0).max(1).describe("Of the level with most negatives, of all negatives"),
    })
    .describe("Largest shares of what was chosen: what quotas are about"),
  left: z.record(z.string(), z.int().positive()).describe("Planned negatives left without one, by reason"),
  gap: sides(
    "Changes of words and neighbouring words without a counterpart, as a share of all (0: even, 1: nothing that goes ever comes),",
  ).describe("What words alone tell, mean over blocks of moments"),
  entropy: sides("Entropy of the categories, in bits (3.46 when all 11 are even),").describe(
    "How evenly the categories are used",
  ),
  size: sides("Words changed per negative").describe("How close negatives stay to their originals"),
  doubts: sides("Suspicions per negative").describe("What validation left to doubt"),
});

export type SelectionReport = z.infer<typeof selectionReport>;
