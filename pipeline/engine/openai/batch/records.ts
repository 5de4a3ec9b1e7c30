import { type BatchRecord, batchRecord } from "../../../../schemas/batch-record.ts";
import { type LedgerEntry, type LedgerRequest, ledgerRequest } from "../../../../schemas/ledger-entry.ts";
import { parseJson } from "../../../lib/ndjson.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Amount } from "../money/budget.ts";

/** A request on its way in a batch: what is needed to store its reply. */
export interface Pending {
  readonly stage: LedgerEntry["stage"];
  readonly momentId: string;
  readonly request: LedgerRequest;
}

const BATCH = "batch ";
const PENDING = "pending ";

/** All batches that a ledger knows, oldest first. */
export async function listBatches(ledger: Ledger): Promise<BatchRecord[]> {
  const records: BatchRecord[] = [];
  for await (const { value } of ledger.notes(BATCH)) records.push(batchRecord.parse(value));
  return records.sort((a, b) => a.number - b.number);
}

/** The most that batches not yet collected can cost. */
export async function reservedByBatches(ledger: Ledger): Promise<Amount> {
  const open = (await listBatches(ledger)).filter(isOpen);
  return {
    usd: open.reduce((sum, { worstUsd }) => sum + worstUsd, 0),
    tokens: open.reduce((sum, { worstTokens }) => sum + worstTokens, 0),
  };
}

/** Whether replies of a batch may still come. */
export function isOpen({ state }: BatchRecord): boolean {
  return state === "uploaded" || state === "submitted";
}

/** Keeps where a batch stands; durable when the promise resolves. */
export function saveBatch(ledger: Ledger, record: BatchRecord): Promise<void> {
  return ledger.setNote(`${BATCH}${String(record.number).padStart(8, "0")}`, record);
}

/** Notes written or removed at once. */
const TOGETHER = 1000;

/** Remembers the requests of a batch, durable before it is handed over. */
export async function savePending(
  ledger: Ledger,
  pending: Iterable<readonly [string, Pending]>,
): Promise<void> {
  let writes: Promise<void>[] = [];
  for (const [key, value] of pending) {
    writes.push(ledger.setNote(PENDING + key, value));
    if (writes.length < TOGETHER) continue;
    await Promise.all(writes);
    writes = [];
  }
  await Promise.all(writes);
}

/** The request on its way under a key; undefined when there is none. */
export function pendingOf(ledger: Ledger, key: string): Pending | undefined {
  const value = ledger.note(PENDING + key) as Pending | undefined;
  const request = ledgerRequest.safeParse(value?.request);
  return value !== undefined && request.success ? { ...value, request: request.data } : undefined;
}

/** Forgets requests that are no longer on their way. */
export function forgetPending(ledger: Ledger, keys: readonly string[]): Promise<void> {
  return ledger.removeNotes(keys.map((key) => PENDING + key));
}

/** Forgets all requests that are noted as on their way. */
export async function forgetAllPending(ledger: Ledger): Promise<void> {
  let names: string[] = [];
  for await (const { name } of ledger.notes(PENDING)) {
    names.push(name);
    if (names.length < TOGETHER) continue;
    await ledger.removeNotes(names);
    names = [];
  }
  await ledger.removeNotes(names);
}

/** A line of a result file, as far as it is used; undefined for what is none. */
export function readResult(
  line: string,
): { key: string; status: number; body: unknown; requestId: string | null } | undefined {
  const value = parseJson(line) as
    | {
        custom_id?: unknown;
        response?: { status_code?: unknown; body?: unknown; request_id?: unknown } | null;
      }
    | undefined;
  if (typeof value?.custom_id !== "string") return undefined;
  const { status_code: status, body, request_id: requestId } = value.response ?? {};
  return {
    key: value.custom_id,
    status: typeof status === "number" ? status : 0,
    body,
    requestId: typeof requestId === "string" ? requestId : null,
  };
}
