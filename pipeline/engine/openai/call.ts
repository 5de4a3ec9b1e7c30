import type { LedgerRequest } from "../../../schemas/ledger-entry.ts";
import type { ModelPrice, OpenAiSettings } from "../../../schemas/openai-settings.ts";
import { type Ledger, ledgerKey } from "../ledger/ledger.ts";
import { bodyOf, parametersOf, responseFormat } from "./body.ts";
import type { ServerHabits } from "./learned.ts";
import type { Exchange } from "./messages.ts";
import type { Amount } from "./money/budget.ts";
import { estimateInput, mostInput, tokensOfFixed } from "./money/tokens.ts";
import { mostPicturesTokens, picturesTokens } from "./vision/pictures.ts";

/** What every call of a run has in common. */
export interface CallSettings {
  readonly baseUrl: string;
  readonly model: string;
  readonly seed: number;
  readonly openai: OpenAiSettings;
  readonly price: ModelPrice | undefined;
}

/** An exchange as it goes to a server. */
export interface Call {
  readonly exchange: Exchange;
  readonly habits: ServerHabits;
  readonly request: LedgerRequest;
  /** Where its reply lies in the ledger. */
  readonly key: string;
  readonly format: string | null;
}

/** An exchange under what is known of the server: its request and the ledger key that follows from it. */
export function prepareCall(
  exchange: Exchange,
  habits: ServerHabits,
  settings: CallSettings,
  ledger: Ledger,
): Call {
  const { baseUrl, model, openai, seed } = settings;
  const format = responseFormat(exchange, habits.structured);
  const request: LedgerRequest = {
    endpoint: baseUrl,
    model,
    prompt: exchange.prompt,
    system: ledger.keepText(exchange.system),
    messages: exchange.messages.map(({ role, content }) => ({ role, content })),
    ...(exchange.pictures === undefined ? {} : { pictures: exchange.pictures.source }),
    schema: format === null ? null : ledger.keepText(format),
    parameters: parametersOf(exchange, model, openai, habits, seed),
    sample: exchange.sample,
    turn: exchange.turn,
  };
  return { exchange, habits, request, key: ledgerKey(request), format };
}

/** The body of a call. */
export function bodyOfCall({ exchange, request, format }: Call): string {
  return bodyOf(exchange, request.model, request.parameters, format);
}

/** Longest reply of a call, tokens. */
export function longestOutput({ exchange }: Call, { openai }: CallSettings): number {
  return openai.maxOutputTokens * 2 ** exchange.turn;
}

/** Input tokens of a call, for pacing. */
export function inputOf({ exchange, format }: Call): number {
  const text = estimateInput(exchange.system, exchange.messages);
  return text + picturesTokens(exchange.pictures) + (format === null ? 0 : tokensOfFixed(format));
}

/** The most a call can cost. */
export function worstOf(call: Call, settings: CallSettings, price: ModelPrice | undefined): Amount {
  const bytes = call.exchange.messages.reduce((sum, { content }) => sum + mostInput(content), 0);
  const fixed = mostInput(call.exchange.system) + (call.format === null ? 0 : mostInput(call.format));
  const input = bytes + fixed + mostPicturesTokens(call.exchange.pictures);
  const output = longestOutput(call, settings);
  const usd = price === undefined ? 0 : (input * price.input + output * price.output) / 1e6;
  return { usd, tokens: input + output };
}
