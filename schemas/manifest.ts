import { z } from "zod";
import { stageName } from "./stage.ts";

/** A file that a stage read or wrote. */
export const fileRecord = z.strictObject({
  path: z.string().min(1).describe("Relative to the run; only the name for files outside it"),
  bytes: z.int().nonnegative().describe("Size"),
  sha256: z.string().length(64).describe("SHA-256 of the content, hex"),
  records: z.int().nonnegative().nullable().describe("Lines or items; null where that has no meaning"),
});

/** How many of a stage's units went in and came out: in = accepted + rejected, always. */
export const unitCounts = z.strictObject({
  unit: z.string().min(1).describe("What is counted, e.g. rows or planned negatives"),
  in: z.int().nonnegative().describe("Units that went in"),
  accepted: z.int().nonnegative().describe("Units that came out"),
  rejected: z.int().nonnegative().describe("Units that did not, each with a reason"),
});

/** What one stage did; identical for identical inputs, configuration, seed and ledger. Holds no times. */
export const stageManifest = z.strictObject({
  stage: stageName,
  fingerprint: z.string().length(64).describe("Hash of everything that shapes the output"),
  tool: z.string().min(1).describe("Name and version of this tool"),
  settings: z.unknown().describe("The part of the configuration that shapes this stage"),
  inputs: z.array(fileRecord).describe("Files it read"),
  outputs: z.array(fileRecord).describe("Files it wrote"),
  counts: unitCounts.describe("Conservation: in = accepted + rejected"),
  rejectedBy: z.record(z.string(), z.int().positive()).describe("Units rejected, by reason"),
  tallies: z
    .record(z.string(), z.int())
    .describe("Everything else worth counting, by name, e.g. adjusted:end-clamped"),
});

export type FileRecord = z.infer<typeof fileRecord>;
export type UnitCounts = z.infer<typeof unitCounts>;
export type StageManifest = z.infer<typeof stageManifest>;
