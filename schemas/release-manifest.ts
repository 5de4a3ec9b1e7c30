import { z } from "zod";
import { ledgerSpend } from "./ledger-entry.ts";
import { fileRecord, unitCounts } from "./manifest.ts";
import { splitName } from "./split.ts";
import { stageName } from "./stage.ts";

const count = z.int().nonnegative();

/** Counts by name, e.g. by level. */
const countsByName = z.record(z.string(), count);

/** What a release holds, counted over its examples. */
export const releaseStatistics = z.strictObject({
  examples: z.record(splitName, count).describe("Examples, by split"),
  negatives: z.record(splitName, count).describe("Negatives, by split"),
  paired: z.record(splitName, count).describe("Negatives chosen in pairs of opposite changes, by split"),
  videos: count.describe("Distinct parent videos"),
  corpora: z.record(z.string(), z.record(splitName, count)).describe("Examples, by corpus and split"),
  levels: z.record(z.string(), z.record(splitName, count)).describe("Negatives, by level and split"),
  categories: z.record(z.string(), countsByName).describe("Negatives, by category and level"),
  engines: countsByName.describe("Negatives, by engine and model, e.g. lexicon lexicon-1"),
  prompts: countsByName.describe("Negatives, by name and hash of the prompt"),
  rules: countsByName.describe("Negatives, by version of the rules that accepted them"),
  verification: countsByName.describe("Negatives, by who checked them against the video"),
  verdicts: countsByName.describe("Negatives, accepted at once or after a repair"),
  findings: countsByName.describe("Suspicions and notes that remain, by rule"),
  missing: countsByName.describe("Levels without a negative, by reason"),
  windowSeconds: countsByName.describe("Relevant windows, by length: the lower bound of the bin in seconds"),
  windowShare: countsByName.describe("Relevant windows, by share of the video: the lower bound of the bin"),
  queryWords: countsByName.describe("Original queries, by number of words; 30 stands for 30 and more"),
  negativeWords: countsByName.describe("Negative queries, by number of words; 30 stands for 30 and more"),
});

/** A share that an audit measured on a release. */
export const auditFigure = z.strictObject({
  name: z.string().min(1).describe("Name of the probe"),
  value: z.number().min(0).max(1).describe("The share itself"),
  low: z.number().min(0).max(1).describe("Lower end of its 95 % interval"),
  high: z.number().min(0).max(1).describe("Upper end of its 95 % interval"),
  about: z.string().min(1).describe("What was counted, over what"),
});

/** What a release is and where it comes from: manifest.json of a release folder. Names no folder, host or person. */
export const releaseManifest = z.strictObject({
  name: z.string().min(1).describe("Name of the dataset"),
  version: z.string().min(1).describe("Version of the dataset"),
  date: z.string().nullable().describe("Day of the release, YYYY-MM-DD; null when nobody gave one"),
  tool: z.string().min(1).describe("Name and version of the tool that built it"),
  seed: count.describe("Seed of every random choice"),
  settings: z
    .record(z.string(), z.unknown())
    .describe("The configuration that shaped it, without folders and addresses"),
  sources: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe("Name of the corpus in the records"),
        title: z.string().min(1).describe("What it is called"),
        licence: z.string().nullable().describe("Terms of its annotations; null when unknown"),
        citation: z.string().nullable().describe("Work to cite; null when unknown"),
      }),
    )
    .describe("Source corpora that the examples come from"),
  inputs: z.array(fileRecord).describe("Annotation files it was built from: names and checksums"),
  stages: z
    .array(
      z.strictObject({
        stage: stageName,
        fingerprint: z.string().length(64).describe("Hash of everything that shaped the stage's output"),
        counts: unitCounts,
        rejectedBy: countsByName.describe("Units rejected, by reason"),
      }),
    )
    .describe("What each stage did"),
  spent: z
    .array(
      ledgerSpend.extend({
        stage: z.string().min(1).describe("Stage that asked"),
        model: z.string().min(1).describe("Model that was asked"),
      }),
    )
    .nullable()
    .describe("What replies cost, as the run's own ledger counted it; null when there is none"),
  audit: z.array(auditFigure).describe("What blind probes measured on it; empty when nothing was"),
  formats: z.array(z.string().min(1)).describe("Formats in the release, one folder each"),
  statistics: releaseStatistics.describe("What it holds"),
  files: z.array(fileRecord).describe("Every data file, paths relative to the release"),
});

export type ReleaseStatistics = z.infer<typeof releaseStatistics>;
export type AuditFigure = z.infer<typeof auditFigure>;
export type ReleaseManifest = z.infer<typeof releaseManifest>;
