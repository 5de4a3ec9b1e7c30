import { z } from "zod";
import { OUTCOMES } from "./engine-reply.ts";

/** Tokens of one reply, as the server counted them. */
export const tokenUsage = z.strictObject({
  input: z.int().nonnegative().describe("Input tokens, cached ones included"),
  cachedInput: z.int().nonnegative().describe("Input tokens that the provider had in its cache"),
  output: z.int().nonnegative().describe("Output tokens, reasoning included"),
});

/** What frames of a video were taken from, and how: equal sources give equal frames at equal times. */
export const frameSource = z.strictObject({
  video: z.string().length(64).describe("SHA-256 of the video file"),
  side: z.int().positive().describe("Pixels of the longer side, at most"),
  revision: z.int().positive().describe("Raised when the tool would take other pictures"),
});

/** Everything that shapes a reply. The ledger's key is the SHA-256 of its canonical JSON. */
export const ledgerRequest = z.strictObject({
  endpoint: z.string().min(1).describe("Address of the server"),
  model: z.string().min(1).describe("Model that was asked"),
  prompt: z.string().min(1).describe("Names and hashes of the prompts"),
  system: z
    .string()
    .length(64)
    .describe("SHA-256 of the system message; its text is kept once, beside the entries"),
  messages: z
    .array(
      z.strictObject({
        role: z.enum(["user", "assistant"]).describe("Who speaks"),
        content: z.string().describe("What is said"),
      }),
    )
    .describe("All messages but the system's"),
  pictures: frameSource
    .optional()
    .describe(
      "Frames that go along with the first message, which gives their times; absent where there are none",
    ),
  schema: z
    .string()
    .length(64)
    .nullable()
    .describe("SHA-256 of the response format; its text is kept once; null when none was sent"),
  parameters: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .describe("Parameters sent, e.g. max_completion_tokens"),
  sample: z.int().nonnegative().describe("0 for the first candidate"),
  turn: z.int().nonnegative().describe("0 for the first time it is asked, then one for each repair"),
});

/** One reply as the ledger keeps it. */
export const ledgerEntry = z.strictObject({
  request: ledgerRequest.describe("What was asked"),
  stage: z
    .enum(["context", "categories", "negatives", "refusal-categories", "presence"])
    .describe("Stage that asked, or what the audit's judges were asked"),
  momentId: z
    .string()
    .min(1)
    .describe("Moment that was first to ask; others with the same request share the reply"),
  outcome: z.enum(OUTCOMES).describe("How the exchange ended"),
  text: z.string().describe("The reply's text, unchanged"),
  message: z.string().describe("Why there is no answer; empty for answered"),
  finishReason: z.string().nullable().describe("Why the model stopped, in the server's words"),
  servedModel: z.string().nullable().describe("Model that the server says it used"),
  requestId: z.string().nullable().describe("The server's name for the call"),
  usage: tokenUsage.nullable().describe("null when the server did not say"),
  usd: z.number().nonnegative().nullable().describe("Cost; null when the model has no price"),
  latencyMs: z.number().nonnegative().describe("Milliseconds from sending to the last byte; 0 by batch"),
  attempts: z.int().positive().describe("Calls made until this reply came"),
  at: z.iso.datetime().describe("When it came"),
  via: z.enum(["live", "batch"]).describe("How it was asked"),
});

/** What one stage spent on one model. */
export const ledgerSpend = z.strictObject({
  replies: z.int().nonnegative().describe("Replies stored"),
  input: z.int().nonnegative().describe("Input tokens, cached ones included"),
  cachedInput: z.int().nonnegative().describe("Input tokens found in the provider's cache"),
  output: z.int().nonnegative().describe("Output tokens"),
  usd: z.number().nonnegative().describe("USD of the replies that have a price"),
  unpriced: z.int().nonnegative().describe("Replies without usage or price"),
  lost: z.int().nonnegative().describe("Calls whose reply never came whole and may have been billed"),
  lostUsd: z.number().nonnegative().describe("Their worst case, counted against the budget"),
  lostTokens: z.int().nonnegative().describe("Their worst case, counted against the budget"),
});

/** Running totals of the ledger, by "stage model". */
export const ledgerTotals = z.record(z.string(), ledgerSpend);

export type TokenUsage = z.infer<typeof tokenUsage>;
export type FrameSource = z.infer<typeof frameSource>;
export type LedgerRequest = z.infer<typeof ledgerRequest>;
export type LedgerEntry = z.infer<typeof ledgerEntry>;
export type LedgerSpend = z.infer<typeof ledgerSpend>;
export type LedgerTotals = z.infer<typeof ledgerTotals>;
