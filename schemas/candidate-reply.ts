import { z } from "zod";
import { engineReply } from "./engine-reply.ts";
import { level } from "./level.ts";

/** One engine reply to a moment's plan, not yet parsed: stage 5's record. It holds one candidate for each of its levels. */
export const candidateReply = z.strictObject({
  id: z.string().min(1).describe("momentId#sample"),
  momentId: z.string().min(1).describe("Moment that it is about"),
  sample: z.int().nonnegative().describe("Number of the sample, 0 for the first"),
  levels: z.array(level).min(1).describe("Levels the reply is expected to answer"),
  reply: engineReply.describe("The reply as it came"),
});

export type CandidateReply = z.infer<typeof candidateReply>;
