import { z } from "zod";
import { caption } from "./caption.ts";
import { timeWindow } from "./window.ts";

/** Where a video's duration was read. */
export const DURATION_ORIGINS = ["annotation", "companion", "frames/fps", "ffprobe"] as const;

/** A change made while reading, counted by name in the manifest. */
export const adjustment = z.strictObject({
  name: z.string().min(1).describe("What was changed, kebab-case, e.g. end-clamped"),
  message: z.string().min(1).describe("From what to what"),
});

/** Place in the annotation file, enough to find the record again. */
export const sourcePlace = z.strictObject({
  file: z.string().min(1).describe("File name without its folder"),
  line: z.int().positive().nullable().describe("1-based line; null when the format has no lines"),
  key: z
    .string()
    .nullable()
    .describe("Key or index inside a JSON file, e.g. v_abc[2]; null when there is none"),
});

/** A query with its windows in a video: what every later stage starts from. */
export const moment = z.strictObject({
  id: z.string().min(1).describe("corpus/video/hash of the normalised query; independent of file order"),
  corpus: z.string().min(1).describe("Name given on the command line"),
  video: z.string().min(1).describe("Video id as the corpus writes it"),
  parentVideo: z.string().min(1).describe("Identity across crops and corpora; splits never divide it"),
  crop: timeWindow
    .nullable()
    .describe("Part of the file that times refer to, seconds of the file; null for all of it"),
  officialSplit: z
    .string()
    .nullable()
    .describe("The corpus's own name for its split, e.g. val_1; null when unknown"),
  query: z.string().min(1).describe("The query, NFC, white space collapsed"),
  rawQuery: z.string().min(1).describe("The query exactly as the file holds it"),
  windows: z.array(timeWindow).min(1).describe("Relevant windows, sorted by start, seconds"),
  duration: z.number().positive().describe("Seconds of the video, or of the crop"),
  durationOrigin: z.enum(DURATION_ORIGINS).describe("Where the duration was read"),
  companions: z.array(caption).describe("What the corpus says of the video beside its queries"),
  adjustments: z.array(adjustment).describe("Every change made while reading"),
  source: sourcePlace.describe("Where it was read"),
});

export type Moment = z.infer<typeof moment>;
export type Adjustment = z.infer<typeof adjustment>;
export type SourcePlace = z.infer<typeof sourcePlace>;
export type DurationOrigin = (typeof DURATION_ORIGINS)[number];
