import type { LedgerEntry } from "../../../../schemas/ledger-entry.ts";
import type { ModelPrice } from "../../../../schemas/openai-settings.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Clock } from "../clock.ts";
import { costOf } from "../money/prices.ts";
import { readCompletion } from "../reading.ts";
import { forgetPending, type Pending, pendingOf, readResult } from "./records.ts";
import { linesOf } from "./server.ts";

/** What storing results needs. */
export interface CollectParts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly price: ModelPrice | undefined;
}

/** Replies written to the ledger at once. */
const TOGETHER = 500;

/**
 * Stores the replies of a result file, whatever their order; returns how many. Lines without a reply are passed over: their
 * requests stay unanswered. Collecting a file twice stores and counts nothing twice.
 */
export async function collectFile(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  parts: CollectParts,
): Promise<number> {
  const { ledger } = parts;
  let stored = 0;
  let waiting = new Map<string, LedgerEntry>();
  const flush = async (): Promise<void> => {
    await Promise.all([...waiting].map(([key, entry]) => ledger.put(key, entry)));
    await forgetPending(ledger, [...waiting.keys()]);
    waiting = new Map();
  };
  for await (const line of linesOf(bytes)) {
    const result = readResult(line);
    if (result === undefined) continue;
    if (ledger.get(result.key) !== undefined || waiting.has(result.key)) {
      stored += 1;
      continue;
    }
    const pending = pendingOf(ledger, result.key);
    const entry = pending && result.status === 200 ? entryOf(pending, result, parts) : undefined;
    if (entry === undefined) continue;
    waiting.set(result.key, entry);
    stored += 1;
    if (waiting.size >= TOGETHER) await flush();
  }
  await flush();
  return stored;
}

function entryOf(
  { request, stage, momentId }: Pending,
  { body, requestId }: { readonly body: unknown; readonly requestId: string | null },
  { clock, price }: CollectParts,
): LedgerEntry | undefined {
  const reading = readCompletion(JSON.stringify(body) ?? "");
  if (reading.kind !== "completion") return undefined;
  const { outcome, text, message, finishReason, servedModel, usage } = reading;
  return {
    request,
    stage,
    momentId,
    outcome,
    text,
    message,
    finishReason,
    servedModel,
    requestId,
    usage,
    usd: usage === null || price === undefined ? null : costOf(usage, price, "batch"),
    latencyMs: 0,
    attempts: 1,
    at: new Date(clock.now()).toISOString(),
    via: "batch",
  };
}
