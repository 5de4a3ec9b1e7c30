import { z } from "zod";
import { timeWindow } from "./window.ts";

/** Where a caption comes from: a query of the same video, text that the corpus keeps beside its queries, or a model that saw frames. */
export const CAPTION_ORIGINS = [
  "query",
  "description",
  "script",
  "label",
  "step",
  "chapter",
  "scene",
  "vision",
] as const;

/** One thing that is true of a video. */
export const caption = z.strictObject({
  window: timeWindow.nullable().describe("When it is true, seconds; null when the corpus gives no time"),
  text: z.string().min(1).describe("What is true, cleaned"),
  origin: z
    .enum(CAPTION_ORIGINS)
    .describe("Kind of annotation it was read from; vision: a model wrote it that was shown frames"),
});

export type Caption = z.infer<typeof caption>;
