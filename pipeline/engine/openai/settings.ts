import type { OpenAiSettings } from "../../../schemas/openai-settings.ts";

/** The engine's defaults: OpenAI's list prices of the day named, limits learned, no budget. */
export const OPENAI_DEFAULTS: OpenAiSettings = {
  preset: null,
  requestsPerMinute: null,
  tokensPerMinute: null,
  timeoutSeconds: 300,
  attempts: 6,
  patienceSeconds: 600,
  structured: "auto",
  reasoningEffort: null,
  temperature: null,
  maxOutputTokens: 8192,
  budgetUsd: null,
  budgetTokens: null,
  replay: false,
  prices: {
    date: "2025-08-07",
    models: [
      { model: "gpt-5", input: 1.25, cachedInput: 0.125, output: 10, batch: 0.5 },
      { model: "gpt-5-mini", input: 0.25, cachedInput: 0.025, output: 2, batch: 0.5 },
      { model: "gpt-5-nano", input: 0.05, cachedInput: 0.005, output: 0.4, batch: 0.5 },
      { model: "gpt-4.1", input: 2, cachedInput: 0.5, output: 8, batch: 0.5 },
      { model: "gpt-4.1-mini", input: 0.4, cachedInput: 0.1, output: 1.6, batch: 0.5 },
      { model: "gpt-4.1-nano", input: 0.1, cachedInput: 0.025, output: 0.4, batch: 0.5 },
      { model: "gpt-4o", input: 2.5, cachedInput: 1.25, output: 10, batch: 0.5 },
      { model: "gpt-4o-mini", input: 0.15, cachedInput: 0.075, output: 0.6, batch: 0.5 },
      { model: "o4-mini", input: 1.1, cachedInput: 0.275, output: 4.4, batch: 0.5 },
    ],
  },
};
