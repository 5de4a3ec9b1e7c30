import { StoppedError } from "../../../lib/errors.ts";
import type { Clock } from "../clock.ts";
import type { Headers } from "../transport.ts";
import { Bucket } from "./bucket.ts";
import { Ceiling } from "./ceiling.ts";
import { announced } from "./limits.ts";

/** Calls under way at the start, while no limit is known; each that passes makes room for one more. */
const FIRST_CALLS = 8;

/** What a server says is left is a round trip old: only a difference of so much counts, milliseconds' worth. A 429 is certain. */
const STALE_MS = 1000;

/** Limits that are known beforehand; null for those to be learned. */
export interface PacerOptions {
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  /** Calls under way at once, at most. */
  readonly concurrency: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Leave to send one request. */
export interface Permit {
  /** Tokens it was estimated at; 0 while no limit of tokens is known. */
  readonly tokens: number;
  /** Whether they were taken from a limit that was known by then. */
  readonly charged: boolean;
  readonly sentAt: number;
  /** Requests sent before it that were not refused, and the tokens they were estimated at. */
  readonly before: { readonly requests: number; readonly tokens: number };
}

/** How a request ended, as far as limits care. */
export interface Ending {
  readonly result: "passed" | "throttled" | "failed";
  /** Tokens it really took; null when nobody knows. */
  readonly tokens: number | null;
  readonly headers: Headers;
}

interface Waiting {
  readonly tokensOf: () => number;
  /** What it said, once it was asked. */
  tokens: number | undefined;
  readonly start: (permit: Permit) => void;
  readonly stop: (error: Error) => void;
}

/**
 * Lets requests out as fast as the limits allow: requests a minute and tokens a minute together, and a ceiling that follows what
 * the server proves to allow. Retries go before new work, so that they do not pile up at the end.
 */
export class Pacer {
  readonly #options: PacerOptions;
  readonly #requests: Bucket;
  readonly #tokens: Bucket;
  readonly #ceiling = new Ceiling();
  #announcedRequests: number;
  #announcedTokens: number;
  readonly #first: Waiting[] = [];
  #queue: Waiting[] = [];
  #queueHead = 0;
  #underWay = 0;
  /** Calls under way at once that are allowed while the server has told no limit and refused nothing. */
  #window = FIRST_CALLS;
  readonly #sent = { requests: 0, tokens: 0 };
  /** When the server last told something new of its limits; what was sent before could not keep to them. */
  #toldAt = -Infinity;
  #pausedUntil = -Infinity;
  /** While paused, one call may go out to see whether the server is back. */
  #probing = false;
  #cancelTimer: (() => void) | undefined;
  #closed: Error | undefined;

  constructor(options: PacerOptions) {
    const { requestsPerMinute, tokensPerMinute, clock, signal } = options;
    this.#options = options;
    this.#announcedRequests = requestsPerMinute ?? Infinity;
    if (requestsPerMinute !== null) this.#window = Infinity;
    this.#requests = new Bucket(this.#announcedRequests, clock.elapsed());
    this.#announcedTokens = tokensPerMinute ?? Infinity;
    this.#tokens = new Bucket(this.#announcedTokens, clock.elapsed());
    if (signal.aborted) this.#closed = new StoppedError();
    signal.addEventListener("abort", () => this.close(new StoppedError()), { once: true });
  }

  get underWay(): number {
    return this.#underWay;
  }

  /** Waits for leave to send a request. Its tokens are counted only where a limit of tokens is known. */
  acquire(tokensOf: () => number, urgent: boolean): Promise<Permit> {
    if (this.#closed) return Promise.reject(this.#closed);
    return new Promise((start, stop) => {
      const waiting = { tokensOf, start, stop, tokens: undefined };
      (urgent ? this.#first : this.#queue).push(waiting);
      this.#pump();
    });
  }

  /** Gives the leave back and learns from how the request ended. */
  settle(permit: Permit, { result, tokens, headers }: Ending): void {
    const now = this.#options.clock.elapsed();
    this.#underWay -= 1;
    this.#probing = false;
    const really = tokens ?? (result === "throttled" ? 0 : permit.tokens);
    if (permit.charged) this.#tokens.take(really - permit.tokens, now);
    if (result === "passed") this.#window += 1;
    if (result !== "failed") this.#learn(permit, headers, result === "throttled", now);
    if (result === "throttled") {
      this.#sent.requests -= 1; // it took nothing of what the server had left
      this.#sent.tokens -= permit.tokens;
      if (permit.sentAt > this.#toldAt) this.#ceiling.throttled(permit.sentAt, now, this.#announcedRequests);
      this.#window = Infinity; // from here on the ceiling is the better guide
    }
    this.#pump();
  }

  /** Sends nothing for a while, then one request to see. */
  pause(ms: number): void {
    this.#pausedUntil = this.#options.clock.elapsed() + ms;
    this.#probing = false;
    this.#pump();
  }

  /** The server is back. */
  resume(): void {
    this.#pausedUntil = -Infinity;
    this.#pump();
  }

  /** Ends every wait with an error; nothing more is let out. */
  close(error: Error): void {
    if (this.#closed) return;
    this.#closed = error;
    this.#cancelTimer?.();
    for (const waiting of [...this.#first, ...this.#queue.slice(this.#queueHead)]) waiting.stop(error);
    this.#first.length = 0;
    this.#queue = [];
    this.#queueHead = 0;
  }

  #learn(permit: Permit, headers: Headers, refused: boolean, now: number): void {
    const { requestsPerMinute, tokensPerMinute } = this.#options;
    const requests = announced(headers, "requests");
    const tokens = announced(headers, "tokens");
    if (requests && requestsPerMinute === null) this.#announceRequests(requests.perMinute, now);
    if (tokens && tokensPerMinute === null) this.#announceTokens(tokens.perMinute, now);
    // What follows a refused request is likely refused too, and takes nothing.
    const since = refused
      ? { requests: 0, tokens: 0 }
      : {
          requests: this.#sent.requests - permit.before.requests - 1,
          tokens: this.#sent.tokens - permit.before.tokens - permit.tokens,
        };
    const filledMs = now - permit.sentAt + (refused ? 0 : STALE_MS);
    share(this.#requests, requests?.remaining, since.requests, filledMs, now);
    share(this.#tokens, tokens?.remaining, since.tokens, filledMs, now);
  }

  #announceRequests(perMinute: number, now: number): void {
    this.#window = Infinity;
    if (perMinute === this.#announcedRequests) return;
    if (perMinute > this.#announcedRequests) this.#ceiling.lift();
    this.#announcedRequests = perMinute;
    this.#toldAt = now;
  }

  #announceTokens(perMinute: number, now: number): void {
    if (perMinute === this.#announcedTokens) return;
    this.#announcedTokens = perMinute;
    this.#tokens.setRate(perMinute, now);
    this.#toldAt = now;
  }

  #pump(): void {
    if (this.#closed) return;
    const { clock, concurrency } = this.#options;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    for (;;) {
      const next = this.#first[0] ?? this.#queue[this.#queueHead];
      if (next === undefined || this.#underWay >= Math.min(concurrency, this.#window)) return;
      const now = clock.elapsed();
      if (this.#probing) return;
      this.#requests.setRate(Math.min(this.#announcedRequests, this.#ceiling.perMinute(now)), now);
      const delay = Math.max(
        this.#pausedUntil - now,
        this.#requests.delay(1, now),
        this.#tokens.delay(this.#tokensOf(next), now),
      );
      if (delay > 0) {
        this.#cancelTimer = clock.after(Math.max(1, delay), () => this.#pump());
        return;
      }
      this.#start(next, now);
    }
  }

  #start(next: Waiting, now: number): void {
    if (this.#first[0] === next) this.#first.shift();
    else this.#dequeue();
    this.#ceiling.sent(now);
    this.#requests.take(1, now);
    const tokens = this.#tokensOf(next);
    this.#tokens.take(tokens, now);
    this.#underWay += 1;
    this.#probing = Number.isFinite(this.#pausedUntil);
    const charged = Number.isFinite(this.#announcedTokens);
    next.start({ tokens, charged, sentAt: now, before: { ...this.#sent } });
    this.#sent.requests += 1;
    this.#sent.tokens += tokens;
  }

  #tokensOf(waiting: Waiting): number {
    if (!Number.isFinite(this.#announcedTokens)) return 0;
    return (waiting.tokens ??= waiting.tokensOf());
  }

  #dequeue(): void {
    this.#queueHead += 1;
    if (this.#queueHead < 1024) return;
    this.#queue = this.#queue.slice(this.#queueHead);
    this.#queueHead = 0;
  }
}

/** What a server said was left, less what was sent since, and what came in meanwhile, bounds what is left now. */
function share(
  bucket: Bucket,
  remaining: number | null | undefined,
  sentSince: number,
  filledMs: number,
  now: number,
): void {
  if (remaining === null || remaining === undefined) return;
  bucket.cap(remaining + (bucket.perMinute / 60_000) * filledMs - sentSince, now);
}
