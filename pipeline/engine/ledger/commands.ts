import type { EngineReply } from "../../../schemas/engine-reply.ts";
import { type LedgerEntry, ledgerEntry, type LedgerSpend } from "../../../schemas/ledger-entry.ts";
import { parseJson } from "../../lib/ndjson.ts";
import { type Ledger, ledgerKey } from "./ledger.ts";

/** What a ledger holds and what it cost. */
export interface LedgerReport {
  readonly replies: number;
  readonly bytes: number;
  /** By stage and model, in the order of their names. */
  readonly spend: readonly (LedgerSpend & { readonly stage: string; readonly model: string })[];
}

/** Size of a ledger and spend by stage and model. */
export async function reportLedger(ledger: Ledger): Promise<LedgerReport> {
  const spend = Object.entries(ledger.totals())
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, amounts]) => {
      const [stage = "", ...model] = name.split(" ");
      return { stage, model: model.join(" "), ...amounts };
    });
  return { ...(await ledger.size()), spend };
}

/** Why an entry cannot be trusted. */
export type Damage = "not-an-entry" | "wrong-key" | "missing-text";

/** What a check of a ledger found. */
export interface Verification {
  readonly checked: number;
  readonly damaged: Readonly<Partial<Record<Damage, number>>>;
  /** The first hundred keys concerned. */
  readonly keys: readonly string[];
}

/** Keys that are listed one by one. */
const LISTED = 100;

/** Checks every entry: that it can be read, that its key is the hash of its request, that the texts it names are there. */
export async function verifyLedger(ledger: Ledger): Promise<Verification> {
  const damaged: Partial<Record<Damage, number>> = {};
  const keys: string[] = [];
  let checked = 0;
  for await (const { key, text } of ledger.entries()) {
    checked += 1;
    const damage = damageOf(ledger, key, text);
    if (damage === undefined) continue;
    damaged[damage] = (damaged[damage] ?? 0) + 1;
    if (keys.length < LISTED) keys.push(key);
  }
  return { checked, damaged, keys };
}

function damageOf(ledger: Ledger, key: string, text: string): Damage | undefined {
  const entry = readEntry(text);
  if (entry === undefined) return "not-an-entry";
  if (ledgerKey(entry.request) !== key) return "wrong-key";
  const { system, schema } = entry.request;
  const complete = [system, schema].every((hash) => hash === null || ledger.text(hash) !== undefined);
  return complete ? undefined : "missing-text";
}

function readEntry(text: string): LedgerEntry | undefined {
  return ledgerEntry.safeParse(parseJson(text)).data;
}

/** Every entry as a line of JSON, its key first and its texts in full, in key order; damaged ones are left to `verifyLedger`. */
export async function* exportLedger(ledger: Ledger): AsyncGenerator<string> {
  for await (const { key, text } of ledger.entries()) {
    const entry = readEntry(text);
    if (entry === undefined) continue;
    const { system, schema } = entry.request;
    const request = {
      ...entry.request,
      system: ledger.text(system) ?? null,
      schema: schema === null ? null : (ledger.text(schema) ?? null),
    };
    yield `${JSON.stringify({ key, ...entry, request })}\n`;
  }
}

/** Which entries to remove: those that fit everything given. */
export interface PruneFilter {
  readonly outcomes?: readonly EngineReply["outcome"][];
  readonly model?: string;
  /** Beginning of the prompt's name, e.g. table-16@0123. */
  readonly prompt?: string;
  /** Entries stored before this time, ISO 8601. */
  readonly before?: string;
  /** Entries that cannot be trusted; alone, whatever else is given. */
  readonly damaged?: boolean;
}

/** Entries removed at once. */
const BATCH = 1000;

/** Removes entries, so that they are asked for again; what they cost stays counted. Returns how many. An empty filter removes none. */
export async function pruneLedger(ledger: Ledger, filter: PruneFilter): Promise<number> {
  if (Object.values(filter).every((value) => value === undefined || value === false)) return 0;
  let removed = 0;
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    await ledger.remove(batch);
    removed += batch.length;
    batch = [];
  };
  for await (const { key, text } of ledger.entries()) {
    if (!fits(ledger, key, text, filter)) continue;
    batch.push(key);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return removed;
}

function fits(ledger: Ledger, key: string, text: string, filter: PruneFilter): boolean {
  if (filter.damaged === true) return damageOf(ledger, key, text) !== undefined;
  const entry = readEntry(text);
  if (entry === undefined) return false;
  const { outcomes, model, prompt, before } = filter;
  return (
    (outcomes?.includes(entry.outcome) ?? true) &&
    (model === undefined || entry.request.model === model) &&
    (prompt === undefined || entry.request.prompt.startsWith(prompt)) &&
    (before === undefined || entry.at < before)
  );
}
