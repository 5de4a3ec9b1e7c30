import { z } from "zod";
import { stageName } from "./stage.ts";

/** A file that a stage read or wrote. */
export const fileRecord = z.strictObject({
  path: z.string().min(1).describe("Relative to the run; only the name for files outside it"),
  bytes: z.int().nonnegative(),
  sha256: z.string().length(64),
  records: z.int().nonnegative().nullable().describe("Lines or items; null where that has no meaning"),
});

/** How many of a stage's units went in and came out: in = accepted + rejected, always. */
export const unitCounts = z.strictObject({
  unit: z.string().min(1).describe("What is counted, e.g. rows or planned negatives"),
  in: z.int().nonnegative(),
  accepted: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
});

/** What one stage did; identical for identical inputs, configuration, seed and ledger. Times live in timings.json. */
export const stageManifest = z.strictObject({
  stage: stageName,
  fingerprint: z.string().length(64).describe("Hash of everything that shapes the output"),
  tool: z.string().min(1).describe("Name and version of this tool"),
  settings: z.unknown().describe("The part of the configuration that shapes this stage"),
  inputs: z.array(fileRecord),
  outputs: z.array(fileRecord),
  counts: unitCounts,
  rejectedBy: z.record(z.string(), z.int().positive()).describe("Units rejected, by reason"),
  tallies: z
    .record(z.string(), z.int())
    .describe("Everything else worth counting, by name, e.g. adjusted:end-clamped"),
});

export type FileRecord = z.infer<typeof fileRecord>;
export type UnitCounts = z.infer<typeof unitCounts>;
export type StageManifest = z.infer<typeof stageManifest>;
