import { z } from "zod";
import { openaiSettings } from "./openai-settings.ts";

/** How the categories of a moment's plan are taken from the eligible ones. */
export const PLAN_POLICIES = ["top", "balanced"] as const;

/** Who may write negatives: a prompt that a model is asked with, or the built-in engine. */
export const WRITERS = ["paper", "steered", "lexicon"] as const;

/** How the negatives of the data set are chosen. */
export const SELECT_POLICIES = ["balanced", "mixed", "first"] as const;

/** Which videos a model that sees is shown. */
export const WATCH_POLICIES = ["none", "alone", "all"] as const;

/** What a format that holds one window does with a moment that has several. */
export const WINDOW_POLICIES = ["omit", "first", "longest", "hull"] as const;

/** Formats that 9-export can write. */
export const EXPORT_FORMATS = [
  "ra-rft",
  "jsonl",
  "parquet",
  "trl-grpo",
  "trl-sft",
  "ms-swift",
  "llama-factory",
  "time-r1",
  "tvg-r1",
  "ss-vtg",
  "qvhighlights",
] as const;

/** A source corpus: the adapter's name and its annotation files, the main one first. */
export const corpusSource = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]*$/, "lower-case letters, digits, dot, dash, underscore")
    .describe("Name of the corpus, which chooses how its files are read"),
  files: z.array(z.string().min(1)).min(1).describe("Annotation file, then companion files"),
  mapping: z
    .string()
    .min(1)
    .optional()
    .describe("File that describes how the corpus is laid out; absent for a built-in corpus"),
});

/** Everything that shapes a run, every value set. Keys never appear here: they stay in the environment. */
export const config = z.strictObject({
  run: z.string().min(1).describe("Folder of the run"),
  corpora: z.array(corpusSource).describe("Source corpora, in the order given"),
  engine: z
    .enum(["lexicon", "openai"])
    .describe("lexicon: built in, offline, free; openai: any OpenAI-compatible server"),
  model: z.string().min(1).describe("Model that the openai engine asks"),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .describe("Address of the OpenAI-compatible server, up to and with /v1"),
  concurrency: z.int().min(1).max(4096).describe("Requests under way at once, at most"),
  candidates: z.int().min(1).max(16).describe("Candidates asked for each planned negative"),
  writers: z
    .array(z.enum(WRITERS))
    .min(1)
    .refine((names) => new Set(names).size === names.length, "each name once")
    .nullable()
    .describe(
      "Who writes the candidates, in turn. paper: a model, by Table 16; steered: a model, by a prompt of ours that offers words drawn from the corpus; lexicon: the built-in engine. null for the engine's own: paper for openai, lexicon for lexicon",
    ),
  limit: z.int().min(1).nullable().describe("Moments read from each corpus, at most; null for all"),
  seed: z.int().min(0).max(0xffffffff).describe("Seed of every random choice"),
  plan: z.enum(PLAN_POLICIES).describe("top: the engine's order; balanced: evens out category use"),
  repairs: z.int().min(0).max(2).describe("Turns in which the engine may mend a reply that failed"),
  ledger: z.string().min(1).nullable().describe("Folder of the reply ledger; null for <run>/ledger"),
  openai: openaiSettings.describe("What the openai engine may be told beyond model and address"),
  ingest: z
    .strictObject({
      toleranceSeconds: z.number().min(0).describe("Overshoot that is rounding, not a defect"),
      clampSeconds: z
        .number()
        .min(0)
        .describe("Overshoot of the video's end that is clamped; beyond it the row is rejected"),
      videos: z
        .string()
        .min(1)
        .nullable()
        .describe("Folder of the videos, to read and compare durations with ffprobe; null for none"),
    })
    .describe("How annotation files are read"),
  context: z
    .strictObject({
      forCategories: z
        .boolean()
        .describe("Send video_context with Table 15 too (the paper is of two minds; default no)"),
      ownQuery: z.boolean().describe("Let the context sent to a model include the moment's own query"),
      maxTokens: z
        .int()
        .min(0)
        .nullable()
        .describe(
          "Tokens (o200k) of captions that a model is told beside the moment's own, the nearest first; null for all",
        ),
      watch: z
        .enum(WATCH_POLICIES)
        .describe(
          "Videos of which the openai engine's model is shown frames, to describe them. alone: those of moments of which the corpus tells nothing else; all; none. Needs ingest.videos",
        ),
      frames: z.int().min(1).max(64).describe("Frames of one video that the model is shown, at most"),
      frameSide: z.int().min(64).max(2048).describe("Pixels of a frame's longer side, at most"),
    })
    .describe("What else a model is told of the video"),
  select: z
    .strictObject({
      policy: z
        .enum(SELECT_POLICIES)
        .describe(
          "balanced: only pairs of opposite changes, whose texts tell nothing (default with the built-in engine); mixed: those first, then the candidates whose words tell the least (default with a model); first: the first accepted candidate",
        ),
      categoryQuota: z
        .number()
        .gt(0)
        .max(1)
        .describe(
          "Most of all uses of categories that one category may have; what is beyond is left, pairs as a whole, as long as that takes its share down. 1: no limit",
        ),
      levelQuota: z
        .number()
        .gt(0)
        .max(1)
        .describe("Most of all negatives that one level may have; what is beyond is left. 1: no limit"),
    })
    .describe("Which candidates make the data set"),
  split: z
    .strictObject({
      by: z
        .enum(["ratio", "official"])
        .describe("Draw by ratio, or keep the corpus's own splits where it names them"),
      train: z.number().min(0).max(1).describe("Share of the videos, 0 to 1"),
      val: z.number().min(0).max(1).describe("Share of the videos; the three add up to 1"),
      test: z.number().min(0).max(1).describe("Share of the videos"),
    })
    .describe("How examples are dealt to train, val and test"),
  export: z
    .strictObject({
      formats: z.array(z.enum(EXPORT_FORMATS)).min(1).describe("Formats to write"),
      windows: z.enum(WINDOW_POLICIES).describe("Moments with several windows in formats that hold one"),
      videoPath: z
        .string()
        .regex(/\{video\}/i, "expected {video}, which stands for the name of the video")
        .regex(/^(?:[^{}]|\{(?:video|corpus)\})*$/i, "braces: expected {video} and {corpus}, and no others")
        .regex(/^\P{Cc}*$/u, "expected no control characters")
        .describe(
          "How a video is named; {video} and {corpus} are replaced. An extension behind {video} is for ids that have none",
        ),
    })
    .describe("What is written for trainers"),
});

/** A configuration file: any part of the configuration. */
export const configSpec = config
  .extend({
    openai: openaiSettings.partial().describe("Any part of openai"),
    ingest: config.shape.ingest.partial().describe("Any part of ingest"),
    context: config.shape.context.partial().describe("Any part of context"),
    select: config.shape.select.partial().describe("Any part of select"),
    split: config.shape.split.partial().describe("Any part of split"),
    export: config.shape.export.partial().describe("Any part of export"),
  })
  .partial();

export type Config = z.infer<typeof config>;
export type ConfigSpec = z.infer<typeof configSpec>;
export type CorpusSource = z.infer<typeof corpusSource>;
export type WriterName = (typeof WRITERS)[number];
/** Which candidates make the data set: the configuration's select section. */
export type SelectSettings = Config["select"];
export type SelectPolicy = (typeof SELECT_POLICIES)[number];
export type WindowPolicy = (typeof WINDOW_POLICIES)[number];
export type ExportFormatName = (typeof EXPORT_FORMATS)[number];
