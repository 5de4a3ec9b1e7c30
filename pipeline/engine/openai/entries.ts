import type { EngineReply } from "../../../schemas/engine-reply.ts";
import type { LedgerEntry } from "../../../schemas/ledger-entry.ts";
import { OperatorError } from "../../lib/errors.ts";
import type { Call } from "./call.ts";

/** The entry of a call that brought no reply and cost nothing. */
export function unpaidEntry(
  { request, exchange }: Call,
  outcome: EngineReply["outcome"],
  message: string,
  attempts: number,
  now: number,
): LedgerEntry {
  return {
    request,
    stage: exchange.kind,
    momentId: exchange.momentId,
    outcome,
    text: "",
    message,
    finishReason: null,
    servedModel: null,
    requestId: null,
    usage: null,
    usd: 0,
    latencyMs: 0,
    attempts,
    at: new Date(now).toISOString(),
    via: "live",
  };
}

/** A reply as stages see it: nothing in it differs between a live run and a replay. */
export function replyOf(
  { key, request, exchange: { offered } }: Call,
  { outcome, text, message }: LedgerEntry,
): EngineReply {
  const { model, prompt, sample } = request;
  const reply: EngineReply = { engine: "openai", model, prompt, sample, key, outcome, text, message };
  return offered === undefined ? reply : { ...reply, offered: [...offered] };
}

/** What a replay says of a reply that the ledger lacks. */
export function missingReply({ exchange, key }: Call): OperatorError {
  const { kind, momentId, sample, turn } = exchange;
  const which = turn > 0 ? `repair ${turn} of sample ${sample}` : `sample ${sample}`;
  return new OperatorError(
    `replay: the ledger holds no ${kind} reply for ${momentId} (${which}, key ${key.slice(0, 12)}); run without --replay to ask for it`,
    1,
  );
}
