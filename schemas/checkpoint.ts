import { z } from "zod";

/** How far an interrupted stage had come. Everything it names is durable before it is written. */
export const checkpoint = z.strictObject({
  fingerprint: z.string().length(64).describe("Of the stage it belongs to; another one means starting again"),
  items: z.int().nonnegative().describe("Items done"),
  offsets: z
    .record(z.string(), z.int().nonnegative())
    .describe("Where to read on in each input, bytes, by stage"),
  accepted: z.strictObject({ bytes: z.int().nonnegative(), records: z.int().nonnegative() }),
  rejected: z.strictObject({ bytes: z.int().nonnegative(), records: z.int().nonnegative() }),
  counts: z.strictObject({
    in: z.int().nonnegative(),
    accepted: z.int().nonnegative(),
    rejected: z.int().nonnegative(),
  }),
  rejectedBy: z.record(z.string(), z.int().positive()),
  tallies: z.record(z.string(), z.int()),
  state: z.unknown().describe("What a stage with state remembers"),
});

export type Checkpoint = z.infer<typeof checkpoint>;
