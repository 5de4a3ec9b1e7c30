import { z } from "zod";

/** What a reviewer may say of a negative. */
export const VERDICTS = ["valid", "true-of-video", "unnatural", "bad-refusal", "unsure"] as const;

/** One negative for human review. */
export const sampleRow = z.strictObject({
  id: z.string().min(1).describe("file#record/place: names the negative when the review is read back"),
  stratum: z.string().min(1).describe("corpus, level and first category"),
  video: z.string().describe("The video as the file names it"),
  window: z.string().describe("Windows of the original, seconds"),
  original: z.string().describe("The original query"),
  negative: z.string().describe("The negative query"),
  level: z.string().describe("strong, moderate, weak or unsaid"),
  categories: z.string().describe("Separated by blanks"),
  refusal: z.string().describe("What a model is to say"),
  verdict: z
    .enum([...VERDICTS, ""])
    .describe(
      "For the reviewer: valid, true-of-video, unnatural, bad-refusal or unsure; empty when not read",
    ),
  remark: z.string().describe("For the reviewer"),
});

export type SampleRow = z.infer<typeof sampleRow>;
export type Verdict = (typeof VERDICTS)[number];
