import type { LedgerEntry } from "../../../schemas/ledger-entry.ts";

/** A ledger entry with some values changed. */
export function entryWith(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    request: {
      endpoint: "http://127.0.0.1:1/v1",
      model: "gpt-5-mini",
      prompt: "table-16@0123456789ab",
      system: "0".repeat(64),
      messages: [{ role: "user", content: "{}" }],
      schema: null,
      parameters: { max_completion_tokens: 100 },
      sample: 0,
      turn: 0,
    },
    stage: "negatives",
    momentId: "made-up/V1/0001",
    outcome: "answered",
    text: "{}",
    message: "",
    finishReason: "stop",
    servedModel: "gpt-5-mini",
    requestId: "req_1",
    usage: { input: 10, cachedInput: 4, output: 3 },
    usd: 0.25,
    latencyMs: 12,
    attempts: 1,
    at: "2025-01-01T00:00:00.000Z",
    via: "live",
    ...changes,
  };
}
