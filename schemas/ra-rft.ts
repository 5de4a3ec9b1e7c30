import { z } from "zod";
import { categoryPath } from "./category.ts";

/** One entry of a record's GRPO list. */
export const raRftItem = z.object({
  q: z.string().describe("Query"),
  a: z.string().describe("<answer>start to end</answer>, or <answer>refusal</answer>"),
  r: z.boolean().describe("True when the query is relevant"),
  c: z
    .array(categoryPath)
    .optional()
    .describe("Changed categories, by diagnostic strength; only on negatives"),
  q_origin: z.string().describe("This item's own text before cleaning"),
  difficulty: z.string().describe("original, hard, medium or easy"),
  irrelevance_level: z.string().optional().describe("What the released inference script reads"),
  hardness_level: z.string().optional().describe("What the released evaluator reads: weak, moderate, strong"),
});

/** The released RA-RFT record that training, inference and evaluation read. */
export const raRftRecord = z.object({
  video: z.string().describe("Path of the video file"),
  query_text: z.string().describe("The original query"),
  timestamp: z.tuple([z.number(), z.number()]).describe("Its window, seconds"),
  difficulty: z.number().nullable().describe("Of the source corpus where it has one; null here"),
  video_start: z.number().nullable().describe("Start of the crop, seconds of the file"),
  video_end: z.number().nullable().describe("End of the crop, seconds of the file"),
  think: z.string().describe("<think> with all captions of the video, sorted by start"),
  duration: z.number().describe("Seconds"),
  GRPO: z.array(raRftItem).min(1).describe("The original, then its negatives"),
});

export type RaRftItem = z.infer<typeof raRftItem>;
export type RaRftRecord = z.infer<typeof raRftRecord>;
