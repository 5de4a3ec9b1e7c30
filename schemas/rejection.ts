import { z } from "zod";
import { finding } from "./finding.ts";
import { sourcePlace } from "./moment.ts";

/** A record that did not pass a stage. Nothing is dropped without one. */
export const rejection = z.strictObject({
  id: z.string().nullable().describe("Id of the record, null when it never got one"),
  reason: z.string().min(1).describe("Name of the reason, kebab-case; manifests count by it"),
  message: z.string().min(1).describe("One sentence: what was found, what was expected"),
  units: z
    .int()
    .positive()
    .describe("How many of the stage's units this accounts for; 1 unless a whole reply failed"),
  findings: z.array(finding).describe("What rules said of it"),
  source: sourcePlace.nullable().describe("Where it was read; null behind the first stage"),
  raw: z.unknown().describe("The record as it came, for reading; shortened when it is very long"),
});

export type Rejection = z.infer<typeof rejection>;
