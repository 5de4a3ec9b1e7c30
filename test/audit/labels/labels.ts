import { readFile } from "node:fs/promises";
import { z } from "zod";
import { level } from "../../../schemas/level.ts";

/** What a reader can say of a negative or its refusal; the README tells what each means. */
export const KINDS = [
  "true",
  "maybe-true",
  "same-thing",
  "lookalike",
  "narrower",
  "additive",
  "negated",
  "reversal",
  "absurd",
  "animal-agent",
  "another-query",
  "category-unsupported",
  "strength-mismatch",
  "refusal-names-no-change",
  "refusal-names-nothing-true",
  "refusal-swaps-sides",
] as const;

export type Kind = (typeof KINDS)[number];

/** The samples in the order in which they were drawn; a later one holds none of an earlier one's records. */
export const SAMPLES = ["first", "second"] as const;

const labelledRecord = z.strictObject({
  file: z.string().min(1).describe("Name of the released file, without ending"),
  record: z.int().nonnegative().describe("Number of the record in its file, from 0"),
  level: level.nullable().describe("Level of the negative; null where the file names none"),
  half: z.enum(["tune", "report"]).describe("Rules may be mended by one half and are reported on the other"),
  sample: z.enum(SAMPLES).describe("The sample that drew it"),
  chance: z
    .number()
    .gt(0)
    .max(1)
    .describe("Chance with which its sample drew it, among the records that were not labelled yet"),
  anyChance: z.number().gt(0).max(1).describe("Chance with which either sample drew it"),
  labels: z.array(z.enum(KINDS)).describe("What the reader said; empty when nothing is wrong"),
});

/** The labelled set: no text, only where it stands and what was said of it. */
export const labelledSet = z.strictObject({
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/u)).describe("SHA-256 of each file"),
  records: z.array(labelledRecord).describe("Labelled records, file by file"),
});

export type LabelledRecord = z.infer<typeof labelledRecord>;
export type LabelledSet = z.infer<typeof labelledSet>;

/** Reads the labelled set. */
export async function readLabels(): Promise<LabelledSet> {
  return labelledSet.parse(JSON.parse(await readFile("test/audit/labels/released.json", "utf8")));
}
