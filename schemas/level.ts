import { z } from "zod";

/** How close a negative stays to its original, hardest first. Names at the borders differ: pipeline/lib/levels.ts. */
export const LEVELS = ["strong", "moderate", "weak"] as const;

/** strong = 1 category changed, moderate = 2, weak = 3 (Table 16). */
export const level = z
  .enum(LEVELS)
  .meta({ description: "Hardness: strong (1 category changed), moderate (2), weak (3)" });

export type Level = z.infer<typeof level>;
