import { z } from "zod";
import { unitCounts } from "./manifest.ts";

const written = z.strictObject({ bytes: z.int().nonnegative(), records: z.int().nonnegative() });

/** How far an interrupted stage had come. Everything it names is durable before it is written. */
export const checkpoint = z.strictObject({
  fingerprint: z.string().length(64).describe("Of the stage it belongs to; another one means starting again"),
  items: z.int().nonnegative().describe("Items done"),
  offsets: z
    .record(z.string(), z.int().nonnegative())
    .describe("Where to read on in each input, bytes, by stage"),
  accepted: written.describe("Accepted records on disk"),
  rejected: written.describe("Rejections on disk"),
  counts: unitCounts.omit({ unit: true }).describe("Units so far"),
  rejectedBy: z.record(z.string(), z.int().positive()).describe("Units rejected, by reason"),
  tallies: z.record(z.string(), z.int()).describe("Everything else counted so far, by name"),
  state: z.unknown().describe("What a stage with state remembers"),
});

export type Checkpoint = z.infer<typeof checkpoint>;
