import { z } from "zod";

/** The three splits trainers read. */
export const SPLITS = ["train", "val", "test"] as const;

/** Name of a split. */
export const splitName = z.enum(SPLITS).meta({ description: "train, val or test" });

/** Which split an example belongs to: stage 8's record. */
export const splitAssignment = z.strictObject({
  id: z.string().min(1).describe("Moment id"),
  split: splitName,
  group: z.string().min(1).describe("Parent video: all its examples share a split"),
  by: z.enum(["ratio", "official"]).describe("Drawn by seed and ratio, or taken from the corpus"),
});

export type SplitName = z.infer<typeof splitName>;
export type SplitAssignment = z.infer<typeof splitAssignment>;
