import type { BatchRecord } from "../../../../schemas/batch-record.ts";
import type { Config } from "../../../../schemas/config.ts";
import { OperatorError } from "../../../lib/errors.ts";
import type { EngineRequest, EngineSurroundings } from "../../engine.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { spentOf } from "../../ledger/totals.ts";
import { Breaker } from "../breaker.ts";
import { bodyOfCall, type Call, type CallSettings, prepareCall, worstOf } from "../call.ts";
import { openBatchServer } from "../client.ts";
import { type Clock, systemClock, wait } from "../clock.ts";
import { classify } from "../failure.ts";
import { Exchanges } from "../exchanges.ts";
import { knownHabits } from "../habits.ts";
import type { Amount } from "../money/budget.ts";
import { priceOf } from "../money/prices.ts";
import { checkAddress } from "../servers.ts";
import { TryAgain, withRetries } from "../retry.ts";
import { openOffers, partnersFor } from "../steered/offers.ts";
import { collectFile } from "./collect.ts";
import {
  forgetAllPending,
  isOpen,
  listBatches,
  type Pending,
  pendingOf,
  reservedByBatches,
  saveBatch,
  savePending,
} from "./records.ts";
import type { BatchServer, Tried } from "./server.ts";

/** Requests and bytes of one batch; the servers' own limits are 50,000 and 200 MB. A batch is built in memory. */
export interface BatchLimits {
  readonly requests: number;
  readonly bytes: number;
}

/** Below the limits of 50,000 requests and 200 MB that servers set: a batch is built in memory before it is handed over. */
export const BATCH_LIMITS: BatchLimits = { requests: 50_000, bytes: 64 * 1024 * 1024 };

const FIRST_POLL_MS = 5_000;
const LONGEST_POLL_MS = 300_000;
const DONE = ["completed", "failed", "expired", "cancelled"];

/** What a run by batch needs. */
export interface BatchOptions {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly apiKey: string | undefined;
  readonly signal: AbortSignal;
  /** Where words to offer are drawn from. */
  readonly surroundings?: EngineSurroundings;
  /** Where it says what it does: batches handed over, looked at, collected. */
  readonly say?: (message: string) => void;
  readonly clock?: Clock;
  readonly server?: BatchServer;
  readonly limits?: BatchLimits;
}

/** What came of it. */
export interface BatchSummary {
  readonly batches: number;
  readonly stored: number;
  /** Requests without a reply; a live run asks them, or the next batch. */
  readonly failed: number;
  /** Requests left out because their worst case did not fit the budget. */
  readonly overBudget: number;
}

/**
 * Fills the ledger by batch with the replies to requests that it does not hold; a run then finds them there. Batches of an
 * earlier, interrupted call are collected first. What brings no reply is left to the live engine.
 */
export async function fetchByBatch(
  requests: AsyncIterable<EngineRequest>,
  options: BatchOptions,
): Promise<BatchSummary> {
  const run = await BatchRun.open(options);
  await run.collectAll();
  await run.submitAll(requests);
  await run.collectAll();
  return run.summary;
}

/** A batch being filled. */
interface Filling {
  readonly lines: string[];
  readonly calls: Map<string, Call>;
  bytes: number;
  worst: Amount;
}

class BatchRun {
  readonly #options: BatchOptions;
  readonly #settings: CallSettings;
  readonly #server: BatchServer;
  readonly #clock: Clock;
  readonly #breaker: Breaker;
  #number: number;
  summary: BatchSummary = { batches: 0, stored: 0, failed: 0, overBudget: 0 };

  private constructor(options: BatchOptions, settings: CallSettings, number: number) {
    this.#options = options;
    this.#settings = settings;
    this.#number = number;
    this.#clock = options.clock ?? systemClock;
    const silent = { pause: () => undefined, resume: () => undefined, say: () => undefined };
    this.#breaker = new Breaker(this.#clock, silent);
    this.#server =
      options.server ??
      openBatchServer({
        baseUrl: settings.baseUrl,
        apiKey: options.apiKey,
        timeoutMs: settings.openai.timeoutSeconds * 1000,
        maxConnections: 1,
      });
  }

  static async open(options: BatchOptions): Promise<BatchRun> {
    const openai = options.config.openai;
    const settings = { ...options.config, openai, price: priceOf(options.config.model, openai) };
    checkAddress(settings.baseUrl);
    const known = await listBatches(options.ledger);
    return new BatchRun(options, settings, known.length);
  }

  async submitAll(requests: AsyncIterable<EngineRequest>): Promise<void> {
    const { config, surroundings } = this.#options;
    const offers = surroundings && openOffers(config, surroundings, partnersFor(config, surroundings));
    const exchanges = await Exchanges.open(config, offers);
    try {
      await this.#submitFrom(requests, exchanges);
    } finally {
      await exchanges.close();
    }
  }

  async #submitFrom(requests: AsyncIterable<EngineRequest>, exchanges: Exchanges): Promise<void> {
    const { ledger, limits = BATCH_LIMITS } = this.#options;
    const { habits } = knownHabits(ledger, this.#settings);
    let filling = emptyFilling();
    let reserved = await reservedByBatches(ledger);
    for await (const request of requests) {
      if (!exchanges.asksModel(request)) continue;
      const call = prepareCall(await exchanges.of(request), habits, this.#settings, ledger);
      if (ledger.get(call.key) !== undefined || filling.calls.has(call.key) || pendingOf(ledger, call.key))
        continue;
      const worst = this.#worstOf(call);
      if (!this.#affords(sum(reserved, filling.worst, worst))) {
        this.summary = { ...this.summary, overBudget: this.summary.overBudget + 1 };
        continue;
      }
      const line = `${JSON.stringify({ custom_id: call.key, method: "POST", url: "/v1/chat/completions" }).slice(0, -1)},"body":${bodyOfCall(call)}}\n`;
      const bytes = Buffer.byteLength(line);
      if (filling.lines.length >= limits.requests || filling.bytes + bytes > limits.bytes) {
        await this.#submit(filling);
        reserved = sum(reserved, filling.worst);
        filling = emptyFilling();
      }
      filling.lines.push(line);
      filling.calls.set(call.key, call);
      filling.bytes += bytes;
      filling.worst = sum(filling.worst, worst);
    }
    await this.#submit(filling);
  }

  /** Waits for every open batch and stores its replies. */
  async collectAll(): Promise<void> {
    const { ledger } = this.#options;
    for (const record of (await listBatches(ledger)).filter(isOpen)) await this.#collect(record);
    await forgetAllPending(ledger); // no batch is open: what is left brought no reply, or was never handed over
  }

  /** Uploads, notes, starts, notes: whatever is interrupted, the next run knows what may be under way. */
  async #submit({ lines, calls, worst }: Filling): Promise<void> {
    if (lines.length === 0) return;
    const { ledger, signal } = this.#options;
    await savePending(ledger, pendingIn(calls));
    const fileId = await this.#try("upload", () => this.#server.upload(lines, signal));
    const record: BatchRecord = {
      number: this.#number++,
      state: "uploaded",
      endpoint: this.#settings.baseUrl,
      model: this.#settings.model,
      fileId,
      batchId: null,
      requests: lines.length,
      stored: 0,
      failed: 0,
      worstUsd: worst.usd,
      worstTokens: worst.tokens,
      submittedAt: new Date(this.#clock.now()).toISOString(),
      status: "uploaded",
    };
    await saveBatch(ledger, record);
    await this.#start(record);
    this.summary = { ...this.summary, batches: this.summary.batches + 1 };
  }

  async #start(record: BatchRecord): Promise<BatchRecord> {
    const { ledger, signal, say } = this.#options;
    const known = await this.#try("list", () => this.#server.find(record.fileId, signal));
    const batchId = known ?? (await this.#try("create", () => this.#server.create(record.fileId, signal)));
    const started: BatchRecord = { ...record, state: "submitted", batchId };
    await saveBatch(ledger, started);
    say?.(`batch ${batchId}: ${record.requests} requests handed over`);
    return started;
  }

  async #collect(record: BatchRecord): Promise<void> {
    const { ledger, signal, say } = this.#options;
    const { batchId, ...rest } = record.batchId === null ? await this.#start(record) : record;
    if (batchId === null) return;
    let pollMs = FIRST_POLL_MS;
    let look = await this.#try("look", () => this.#server.look(batchId, signal));
    while (!DONE.includes(look.status)) {
      await wait(pollMs, this.#clock, signal);
      pollMs = Math.min(LONGEST_POLL_MS, pollMs * 1.5);
      look = await this.#try("look", () => this.#server.look(batchId, signal));
    }
    let stored = 0;
    for (const fileId of look.files) {
      const bytes = await this.#try("download", () => this.#server.lines(fileId, signal));
      stored += await collectFile(bytes, { ledger, clock: this.#clock, price: this.#settings.price });
    }
    const failed = Math.max(0, rest.requests - stored);
    const state = look.status === "failed" ? "failed" : "collected";
    await saveBatch(ledger, { ...rest, batchId, state, stored, failed, status: look.status });
    this.summary = {
      ...this.summary,
      stored: this.summary.stored + stored,
      failed: this.summary.failed + failed,
    };
    const reason = look.message === "" ? "" : ` (${look.message})`;
    say?.(`batch ${batchId}: ${look.status}${reason}, ${stored} replies stored, ${failed} without one`);
  }

  #worstOf(call: Call): Amount {
    const { usd, tokens } = worstOf(call, this.#settings, this.#settings.price);
    return { usd: usd * (this.#settings.price?.batch ?? 1), tokens };
  }

  #affords(reserved: Amount): boolean {
    const { budgetUsd, budgetTokens } = this.#settings.openai;
    const total = sum(spentOf(this.#options.ledger.totals()), reserved);
    return (
      (budgetUsd === null || total.usd <= budgetUsd) &&
      (budgetTokens === null || total.tokens <= budgetTokens)
    );
  }

  /** Tries until it succeeds; what cannot succeed stops the run with what was being done. */
  #try<T>(what: string, work: () => Promise<Tried<T>>): Promise<T> {
    const { openai, baseUrl } = this.#settings;
    const attempt = async (): Promise<T> => {
      const tried = await work();
      if (tried.ok) return tried.value;
      const found = classify(tried.failure, this.#settings, this.#clock.now());
      if (found.kind === "throttled" || found.kind === "transient")
        throw new TryAgain(found.kind, tried.failure.message, found.retryAfterMs);
      const reason = found.kind === "fatal" ? found.message : tried.failure.message;
      throw new OperatorError(
        `batch: ${what}: ${reason}; run without --batch where the server has no batch interface`,
        1,
      );
    };
    return withRetries(attempt, {
      key: what,
      attempts: openai.attempts,
      patienceMs: openai.patienceSeconds * 1000,
      breaker: this.#breaker,
      clock: this.#clock,
      signal: this.#options.signal,
      baseUrl,
      retried: () => undefined,
    }).catch((error: unknown) => {
      if (error instanceof TryAgain)
        throw new OperatorError(`batch: ${what}: ${error.message}; run the same command again to go on`, 1);
      throw error;
    });
  }
}

function* pendingIn(calls: ReadonlyMap<string, Call>): Generator<readonly [string, Pending]> {
  for (const [key, { exchange, request }] of calls)
    yield [key, { stage: exchange.kind, momentId: exchange.momentId, request }];
}

function emptyFilling(): Filling {
  return { lines: [], calls: new Map(), bytes: 0, worst: { usd: 0, tokens: 0 } };
}

function sum(...amounts: readonly Amount[]): Amount {
  return {
    usd: amounts.reduce((total, { usd }) => total + usd, 0),
    tokens: amounts.reduce((total, { tokens }) => total + tokens, 0),
  };
}
