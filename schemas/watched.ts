import { z } from "zod";

/** What became of a video that a model was to be shown. */
export const WATCH_RESULTS = ["captioned", "absent", "unreadable", "unanswered", "malformed"] as const;

/** How the captions of origin `vision` came about, or why there are none. */
export const watched = z.strictObject({
  result: z
    .enum(WATCH_RESULTS)
    .describe(
      "captioned: a model described it; absent: no file; unreadable: no frames; unanswered: no answer; malformed: nothing usable in it",
    ),
  message: z.string().describe("Why there are no captions, or which were left out; empty when all is well"),
  frames: z
    .array(z.number().nonnegative())
    .describe("Times of the frames shown, seconds of the video or the crop: their own presentation times"),
  reply: z
    .strictObject({
      model: z.string().min(1).describe("Model that was asked"),
      prompt: z.string().min(1).describe("Name and hash of the prompt"),
      key: z.string().nullable().describe("Ledger key of the exchange"),
    })
    .nullable()
    .describe("The reply that was read; null when no model was asked"),
});

export type Watched = z.infer<typeof watched>;
