import { z } from "zod";

/** Kinds of servers that speak the chat-completions protocol, each with its own habits. */
export const SERVER_KINDS = [
  "openai",
  "azure",
  "openrouter",
  "vllm",
  "llama.cpp",
  "ollama",
  "compatible",
] as const;

/** How the shape of a reply is asked for. */
export const STRUCTURED_MODES = ["auto", "json_schema", "json_object", "off"] as const;

/** USD per million tokens of one model. */
export const modelPrice = z.strictObject({
  model: z
    .string()
    .min(1)
    .describe("Model name, or its beginning: gpt-5-mini also prices gpt-5-mini-2025-08-07"),
  input: z.number().nonnegative().describe("USD per million input tokens"),
  cachedInput: z
    .number()
    .nonnegative()
    .describe("USD per million input tokens found in the provider's cache"),
  output: z.number().nonnegative().describe("USD per million output tokens, reasoning included"),
  batch: z.number().min(0).max(1).describe("Factor of the batch interface on all three"),
});

/** What the openai engine may be told beyond model, address and concurrency. */
export const openaiSettings = z.strictObject({
  server: z.enum(SERVER_KINDS).nullable().describe("Kind of server; null to tell it from the address"),
  requestsPerMinute: z.int().positive().nullable().describe("Limit to keep; null to learn it"),
  tokensPerMinute: z.int().positive().nullable().describe("Limit to keep; null to learn it"),
  timeoutSeconds: z.number().positive().describe("Longest wait for one reply"),
  attempts: z.int().min(1).max(100).describe("Tries of one request when server or line fail"),
  patienceSeconds: z
    .number()
    .positive()
    .describe("How long a server may let nothing through before the run stops"),
  structured: z
    .enum(STRUCTURED_MODES)
    .describe("auto: a JSON schema where the server takes it, found out once per server"),
  reasoningEffort: z
    .enum(["minimal", "low", "medium", "high"])
    .nullable()
    .describe("For models that reason; null for the server's own default"),
  temperature: z
    .number()
    .min(0)
    .max(2)
    .nullable()
    .describe("Where the model takes it; null for the server's own"),
  maxOutputTokens: z.int().positive().describe("Longest reply, reasoning included; worst case of the budget"),
  budgetUsd: z
    .number()
    .positive()
    .nullable()
    .describe("Spend of the ledger that is never passed; null for none"),
  budgetTokens: z
    .int()
    .positive()
    .nullable()
    .describe("Tokens of the ledger that are never passed; null for none"),
  replay: z.boolean().describe("Answer from the ledger alone"),
  prices: z
    .strictObject({
      date: z.iso.date().describe("Day the prices were last compared with published ones"),
      models: z.array(modelPrice).describe("One entry a model"),
    })
    .describe("What models cost"),
});

export type OpenAiSettings = z.infer<typeof openaiSettings>;
export type ModelPrice = z.infer<typeof modelPrice>;
export type ServerKind = (typeof SERVER_KINDS)[number];
