import { z } from "zod";

/** What a model that was shown frames of a video answers. */
export const videoCaptionsReply = z.strictObject({
  captions: z
    .array(
      z.strictObject({
        start: z.number().describe("Seconds of the video"),
        end: z.number().describe("Seconds of the video"),
        text: z.string().min(1).describe("What can be seen from start to end"),
      }),
    )
    .describe("In order of their start"),
});

export type VideoCaptionsReply = z.infer<typeof videoCaptionsReply>;
