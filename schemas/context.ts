import { z } from "zod";
import { caption } from "./caption.ts";
import { watched } from "./watched.ts";

/** What else is true of a moment's video: stage 2's record. */
export const context = z.strictObject({
  id: z.string().min(1).describe("Moment id"),
  captions: z
    .array(
      caption.extend({
        own: z.boolean().describe("True for the moment's own query"),
        beyondBudget: z
          .literal(true)
          .optional()
          .describe(
            "There for a caption that models are not told: context.maxTokens has room for nearer ones only",
          ),
      }),
    )
    .describe("Distinct captions of the same video, sorted by start, then end; those without a time last"),
  watched: watched
    .optional()
    .describe("What a model that sees made of the video; absent where the video was not to be watched"),
});

export type Context = z.infer<typeof context>;
/** A caption of the context, marked when it is the moment's own query. */
export type ContextCaption = Context["captions"][number];
