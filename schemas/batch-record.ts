import { z } from "zod";

/** Where a batch stands, as far as this machine knows. */
export const BATCH_STATES = ["uploaded", "submitted", "collected", "failed"] as const;

/** A batch of requests handed to a server; the ledger keeps it until it is collected, and after. */
export const batchRecord = z.strictObject({
  number: z.int().nonnegative().describe("Number of the batch in its ledger"),
  state: z.enum(BATCH_STATES).describe("Where it stands, as far as this machine knows"),
  endpoint: z.string().min(1).describe("Address of the server"),
  model: z.string().min(1).describe("Model that is asked"),
  fileId: z.string().min(1).describe("The server's name of the uploaded requests"),
  batchId: z.string().nullable().describe("The server's name of the batch; null until it has one"),
  requests: z.int().positive().describe("Requests in it"),
  stored: z.int().nonnegative().describe("Replies collected from it"),
  failed: z
    .int()
    .nonnegative()
    .describe("Requests that brought no reply; they are asked live or in a next batch"),
  worstUsd: z.number().nonnegative().describe("Most it can cost; reserved until it is collected"),
  worstTokens: z.int().nonnegative().describe("Most tokens it can take; reserved until it is collected"),
  submittedAt: z.iso.datetime().describe("When it was handed over"),
  status: z.string().describe("The server's last word on it"),
});

export type BatchRecord = z.infer<typeof batchRecord>;
