import { z } from "zod";

/** A stretch of a video, [start, end] in seconds, 0 <= start < end. Whoever builds one checks the order. */
export const timeWindow = z
  .tuple([z.number().nonnegative(), z.number().positive()])
  .meta({ description: "[start, end] in seconds, start < end" });

export type TimeWindow = z.infer<typeof timeWindow>;
