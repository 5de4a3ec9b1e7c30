import { z } from "zod";
import { candidate, refusalPart } from "./candidate.ts";
import { CAPTION_ORIGINS } from "./caption.ts";
import { categoryPath } from "./category.ts";
import { engineReply } from "./engine-reply.ts";
import { exchange } from "./example.ts";
import { finding } from "./finding.ts";
import { level } from "./level.ts";
import { adjustment, DURATION_ORIGINS, sourcePlace } from "./moment.ts";
import { splitName } from "./split.ts";

const seconds = z.number().nonnegative();

/** A stretch of the video. */
const span = z.strictObject({
  start: seconds.describe("Seconds"),
  end: seconds.describe("Seconds"),
});

/** A caption of the video; times are null when the corpus gives none. */
const releasedCaption = z.strictObject({
  start: seconds.nullable().describe("Seconds; null when the corpus gives no time"),
  end: seconds.nullable().describe("Seconds; null when the corpus gives no time"),
  text: z.string().min(1).describe("What is true of the video"),
  origin: z.enum(CAPTION_ORIGINS).describe("Kind of annotation it was read from"),
  own: z.boolean().describe("True for the example's own query"),
});

/** What a rule said of a negative; columns need one type each, so absent texts are null. */
const releasedFinding = z.strictObject({
  rule: finding.shape.rule,
  severity: finding.shape.severity,
  message: finding.shape.message,
});

/** A negative query of the example's video. */
const releasedNegative = z.strictObject({
  id: z.string().min(1).describe("Example id, number of the sample and level"),
  level,
  difficulty: z.string().describe("The level's name in RA-RFT files: hard, medium or easy"),
  categories: z.array(categoryPath).describe("Changed categories, by diagnostic strength"),
  query: candidate.shape.query,
  raw_query: candidate.shape.rawQuery,
  answer: z.string().min(1).describe("The refusal as one text: opening and parts, without tags"),
  opening: z.string().min(1).describe("States the mismatch, in the level's strength"),
  parts: z.array(refusalPart).describe("Why, for each changed category"),
  verdict: candidate.shape.verdict,
  verification: candidate.shape.verification,
  findings: z.array(releasedFinding).describe("Suspicions and notes that remain"),
  replies: z.array(engineReply).describe("The engine's reply, then its repairs if any"),
  rules: z.string().min(1).describe("Version of the rule set that accepted it"),
});

/** One example with everything known of it: a line of the jsonl export, a row of the parquet export. */
export const releasedExample = z.strictObject({
  id: z.string().min(1).describe("Example id: corpus/video/hash of the query"),
  split: splitName,
  group: z.string().min(1).describe("Parent video: all its examples share a split"),
  corpus: z.string().min(1).describe("Source corpus"),
  official_split: z.string().nullable().describe("The corpus's own name for its split"),
  video: z.string().min(1).describe("Path of the video file"),
  video_id: z.string().min(1).describe("Video id as the corpus writes it"),
  video_start: seconds
    .nullable()
    .describe("Start of the crop that times refer to, seconds; null for the file"),
  video_end: seconds.nullable().describe("End of the crop, seconds of the file; null for the file"),
  duration: z.number().positive().describe("Seconds of the video, or of the crop"),
  duration_origin: z.enum(DURATION_ORIGINS).describe("Where the duration was read"),
  query: z.string().min(1).describe("The original query, true of the video in its windows"),
  raw_query: z.string().min(1).describe("The original query exactly as the corpus holds it"),
  windows: z.array(span).min(1).describe("Relevant windows, sorted by start"),
  captions: z.array(releasedCaption).describe("What is known to be true of the video"),
  negatives: z.array(releasedNegative).min(1).max(3).describe("At most one per level, strong first"),
  exchanges: z
    .array(exchange)
    .max(3)
    .describe("Negatives chosen in pairs of opposite changes; empty when none was"),
  missing: z
    .array(z.strictObject({ level, reason: z.string().min(1).describe("Why there is none") }))
    .describe("Levels without a negative"),
  adjustments: z.array(adjustment).describe("Changes made while reading the annotation"),
  source_file: sourcePlace.shape.file,
  source_line: sourcePlace.shape.line,
  source_key: sourcePlace.shape.key,
});

export type ReleasedExample = z.infer<typeof releasedExample>;
