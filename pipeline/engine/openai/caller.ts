import type { EngineReply } from "../../../schemas/engine-reply.ts";
import type { LedgerEntry } from "../../../schemas/ledger-entry.ts";
import { OperatorError } from "../../lib/errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Breaker } from "./breaker.ts";
import {
  bodyOfCall,
  type Call,
  type CallSettings,
  inputOf,
  longestOutput,
  prepareCall,
  worstOf,
} from "./call.ts";
import type { Clock } from "./clock.ts";
import type { Counts } from "./counts.ts";
import { missingReply, replyOf, unpaidEntry } from "./entries.ts";
import { classify, type FailureClass } from "./failure.ts";
import type { Learner } from "./learned.ts";
import type { Exchange } from "./messages.ts";
import type { Budget } from "./money/budget.ts";
import type { SpendJournal } from "./money/journal.ts";
import { costOf } from "./money/prices.ts";
import { OutputEstimate } from "./money/tokens.ts";
import type { Pacer, Permit } from "./pace/pacer.ts";
import { readCompletion, type Reading } from "./reading.ts";
import { TryAgain, withRetries } from "./retry.ts";
import type { Sent, Transport, TransportFailure } from "./transport.ts";

/** What a caller works with. */
export interface CallerParts {
  readonly settings: CallSettings;
  readonly ledger: Ledger;
  readonly transport: Transport;
  readonly pacer: Pacer;
  readonly breaker: Breaker;
  readonly budget: Budget;
  /** undefined where there is no budget to keep over a crash. */
  readonly journal: SpendJournal | undefined;
  readonly learner: Learner;
  readonly clock: Clock;
  readonly counts: Counts;
  /** Ends calls under way. */
  readonly signal: AbortSignal;
  /** Ends waits: fires on a stop, and when the engine closes. */
  readonly closing: AbortSignal;
}

/** A call that must be made again under what was learned of the server. */
const ASK_AGAIN = Symbol("ask again");

/** Asks a server through the ledger: what it answered once is never asked again. */
export class Caller {
  readonly #parts: CallerParts;
  readonly #underWay = new Map<string, Promise<EngineReply | typeof ASK_AGAIN>>();
  readonly #outputs = new OutputEstimate();

  constructor(parts: CallerParts) {
    this.#parts = parts;
  }

  /** The reply to an exchange: from the ledger, from an equal call under way, or from the server. */
  async ask(exchange: Exchange): Promise<EngineReply> {
    const { learner, settings } = this.#parts;
    const call = this.#prepare(exchange);
    const stored = this.#stored(call);
    if (stored) return stored;
    if (settings.openai.replay) throw missingReply(call);
    if (learner.settled) {
      const reply = await this.#share(call);
      if (reply !== ASK_AGAIN) return reply;
    }
    for (;;) {
      const reply = await learner.call(() => this.#askNow(exchange));
      if (reply !== ASK_AGAIN) return reply;
    }
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#underWay.values());
  }

  #prepare(exchange: Exchange): Call {
    const { learner, settings, ledger } = this.#parts;
    return prepareCall(exchange, learner.habits, settings, ledger);
  }

  #stored(call: Call): EngineReply | undefined {
    const entry = this.#parts.ledger.get(call.key);
    if (entry === undefined) return undefined;
    this.#parts.counts.add("replies from the ledger");
    return replyOf(call, entry);
  }

  /** Asks under what is known of the server by now; an equal call may have been answered meanwhile. */
  async #askNow(exchange: Exchange): Promise<EngineReply | typeof ASK_AGAIN> {
    const call = this.#prepare(exchange);
    return this.#stored(call) ?? this.#share(call);
  }

  #share(call: Call): Promise<EngineReply | typeof ASK_AGAIN> {
    const shared = this.#underWay.get(call.key);
    if (shared) return shared;
    const reply = this.#fetch(call).finally(() => this.#underWay.delete(call.key));
    this.#underWay.set(call.key, reply);
    return reply;
  }

  async #fetch(call: Call): Promise<EngineReply | typeof ASK_AGAIN> {
    const { settings, breaker, clock, closing, counts } = this.#parts;
    let attempts = 0;
    const attempt = async (): Promise<LedgerEntry | typeof ASK_AGAIN> => {
      attempts += 1;
      return this.#attempt(call, attempts);
    };
    const entry = await withRetries(attempt, {
      key: call.key,
      attempts: settings.openai.attempts,
      patienceMs: settings.openai.patienceSeconds * 1000,
      breaker,
      clock,
      signal: closing,
      baseUrl: settings.baseUrl,
      retried: (error) => counts.add(`retried: ${error.kind}`),
    }).catch((error: unknown) => this.#givenUp(call, error, attempts));
    return entry === ASK_AGAIN ? ASK_AGAIN : replyOf(call, entry);
  }

  /** A call whose tries are used up is rejected by name; whatever else went wrong goes on. */
  async #givenUp(call: Call, error: unknown, attempts: number): Promise<LedgerEntry> {
    if (!(error instanceof TryAgain)) throw error;
    if (error.outcome === "not-a-completion" && !this.#parts.learner.settled)
      throw new OperatorError(
        `${call.request.endpoint}: ${error.message}; check --base-url, which ends in /v1 on most servers`,
        1,
      );
    const message = `no reply after ${attempts} calls: ${error.message}`;
    return this.#store(call, unpaidEntry(call, error.outcome, message, attempts, this.#parts.clock.now()));
  }

  /** One call: reserved, paced, sent, stored. */
  async #attempt(call: Call, attempts: number): Promise<LedgerEntry | typeof ASK_AGAIN> {
    const { budget, journal, pacer, settings, transport, signal, counts, clock } = this.#parts;
    const worst = worstOf(call, settings, settings.price);
    await budget.reserve(worst);
    try {
      await journal?.cover(budget.reserved);
      const permit = await pacer.acquire(() => this.#tokensOf(call), attempts > 1);
      counts.add("calls");
      const sent = await this.#send(transport, call, permit, signal);
      const latencyMs = clock.elapsed() - permit.sentAt;
      return sent.kind === "failure"
        ? await this.#failed(call, sent.failure, permit, attempts)
        : await this.#received(call, sent, permit, attempts, latencyMs);
    } finally {
      budget.release(worst);
    }
  }

  /** Tokens that a call is expected to take, for pacing. */
  #tokensOf(call: Call): number {
    return inputOf(call) + this.#outputs.of(call.exchange.kind, longestOutput(call, this.#parts.settings));
  }

  async #send(transport: Transport, call: Call, permit: Permit, signal: AbortSignal): Promise<Sent> {
    try {
      return await transport.send(bodyOfCall(call), signal);
    } catch (error) {
      await this.#lost(call); // a stop does not keep the server from finishing, and billing, what it was sent
      this.#parts.pacer.settle(permit, { result: "failed", tokens: null, headers: {} });
      throw error;
    }
  }

  async #received(
    call: Call,
    sent: Extract<Sent, { kind: "reply" }>,
    permit: Permit,
    attempts: number,
    latencyMs: number,
  ): Promise<LedgerEntry | typeof ASK_AGAIN> {
    const { pacer, breaker, learner, settings } = this.#parts;
    const reading = readCompletion(sent.text);
    if (reading.kind !== "completion") return this.#unreadable(call, reading, sent, permit, attempts);
    const { usage } = reading;
    pacer.settle(permit, {
      result: "passed",
      tokens: usage === null ? null : usage.input + usage.output,
      headers: sent.headers,
    });
    breaker.replied();
    if (usage !== null) this.#outputs.learn(call.exchange.kind, usage.output);
    else if (settings.openai.budgetUsd !== null || settings.openai.budgetTokens !== null)
      await this.#lost(call);
    const { outcome, text, message, finishReason, servedModel } = reading;
    const usd = usage === null || settings.price === undefined ? null : costOf(usage, settings.price, "live");
    const entry = await this.#store(call, {
      ...unpaidEntry(call, outcome, message, attempts, this.#parts.clock.now()),
      text,
      finishReason,
      servedModel,
      requestId: sent.headers["x-request-id"] ?? null,
      usage,
      usd,
      latencyMs: Math.round(latencyMs),
    });
    await learner.confirm();
    return entry;
  }

  #unreadable(
    call: Call,
    reading: Exclude<Reading, { kind: "completion" }>,
    { headers }: Extract<Sent, { kind: "reply" }>,
    permit: Permit,
    attempts: number,
  ): Promise<LedgerEntry | typeof ASK_AGAIN> {
    const { message } = reading;
    if (reading.kind === "error") {
      const { status, cut } = reading;
      const failure = { status, code: "", parameter: "", message, headers, maybeBilled: cut };
      return this.#failed(call, failure, permit, attempts);
    }
    this.#parts.pacer.settle(permit, { result: "failed", tokens: 0, headers });
    this.#parts.breaker.failed(message, false);
    throw new TryAgain("transient", message, undefined, "not-a-completion");
  }

  async #failed(
    call: Call,
    failure: TransportFailure,
    permit: Permit,
    attempts: number,
  ): Promise<LedgerEntry | typeof ASK_AGAIN> {
    const { pacer, settings, clock, breaker } = this.#parts;
    const found = classify(failure, settings, clock.now());
    pacer.settle(permit, {
      result: found.kind === "throttled" ? "throttled" : "failed",
      tokens: failure.maybeBilled ? null : 0,
      headers: failure.headers,
    });
    if (failure.maybeBilled) await this.#lost(call);
    if (found.kind === "throttled" || found.kind === "transient")
      breaker.failed(reasonOf(failure), found.kind === "throttled");
    else breaker.replied();
    return this.#resolve(call, found, failure, attempts);
  }

  async #resolve(
    call: Call,
    found: FailureClass,
    failure: TransportFailure,
    attempts: number,
  ): Promise<LedgerEntry | typeof ASK_AGAIN> {
    switch (found.kind) {
      case "fatal": {
        const error = new OperatorError(found.message, 1);
        this.#parts.pacer.close(error); // what waits would fail alike
        throw error;
      }
      case "throttled":
      case "transient":
        throw new TryAgain(found.kind, reasonOf(failure), found.retryAfterMs);
      case "unsupported":
        if (await this.#parts.learner.drop(found.parameter, call.habits)) return ASK_AGAIN;
        return this.#store(
          call,
          unpaidEntry(call, "rejected-by-server", failure.message, attempts, this.#parts.clock.now()),
        );
      case "rejected":
        return this.#store(
          call,
          unpaidEntry(call, "rejected-by-server", found.message, attempts, this.#parts.clock.now()),
        );
      case "filtered":
        return this.#store(
          call,
          unpaidEntry(call, "filtered", found.message, attempts, this.#parts.clock.now()),
        );
    }
  }

  /** A call that may have been billed without a reply counts with its worst case. */
  async #lost(call: Call): Promise<void> {
    const { ledger, settings, counts } = this.#parts;
    counts.add("calls lost");
    await ledger.lost(call.exchange.kind, settings.model, worstOf(call, settings, settings.price));
  }

  async #store(call: Call, entry: LedgerEntry): Promise<LedgerEntry> {
    await this.#parts.ledger.put(call.key, entry);
    this.#parts.counts.addPaid(entry);
    return entry;
  }
}

function reasonOf({ status, code, message }: TransportFailure): string {
  const what = status === null ? code : `HTTP ${status}`;
  return what === "" ? message : `${what}: ${message}`;
}
