import pRetry from "p-retry";
import { OperatorError, StoppedError } from "../../lib/errors.ts";
import { seededRandom } from "../../lib/random.ts";
import type { Breaker } from "./breaker.ts";
import { type Clock, wait } from "./clock.ts";

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;

/** A failed call that may succeed when it is made again. */
export class TryAgain extends Error {
  override readonly name = "TryAgain";

  /** throttled: the server is busy with us; transient: server or line failed. */
  readonly kind: "throttled" | "transient";
  /** What the server asks to wait, if it does. */
  readonly retryAfterMs: number | undefined;
  /** What a record is told when its tries are used up. */
  readonly outcome: "unreachable" | "not-a-completion";

  constructor(
    kind: TryAgain["kind"],
    reason: string,
    retryAfterMs: number | undefined,
    outcome: TryAgain["outcome"] = "unreachable",
  ) {
    super(reason);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
    this.outcome = outcome;
  }
}

/** What decides how often and how soon a call is made again. */
export interface RetryOptions {
  /** Names the call, so that jitter differs between calls and repeats between runs. */
  readonly key: string;
  readonly attempts: number;
  /** How long a server may ask for, or let nothing through, before the run stops, milliseconds. */
  readonly patienceMs: number;
  readonly breaker: Breaker;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly baseUrl: string;
  readonly retried: (error: TryAgain) => void;
}

/**
 * Makes a call until it succeeds or its tries are used up; rejects with the last TryAgain then. A 429 uses up no try, nor does a
 * failure while the server is gone: a call is given up for its own sake only. Waits as the server asks, else ever longer with jitter.
 */
export function withRetries<T>(call: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { key, attempts, breaker, clock, signal, retried } = options;
  return pRetry(call, {
    retries: attempts - 1,
    minTimeout: 0,
    factor: 1,
    signal,
    shouldRetry: ({ error }) => error instanceof TryAgain,
    shouldConsumeRetry: ({ error }) => !(error instanceof TryAgain) || usesTry(error, breaker),
    onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
      if (!(error instanceof TryAgain)) return;
      requirePatience(error, options);
      if (usesTry(error, breaker) && retriesLeft <= 0) return;
      retried(error);
      await wait(error.retryAfterMs ?? backoff(key, attemptNumber), clock, signal);
    },
  }).catch((error: unknown) => {
    throw signal.aborted && !(error instanceof OperatorError) ? new StoppedError() : error;
  });
}

function usesTry(error: TryAgain, breaker: Breaker): boolean {
  return error.kind === "transient" && !breaker.open;
}

/** Milliseconds to wait before an attempt: doubling, with a jitter of half. */
export function backoff(key: string, attempt: number): number {
  const longest = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1));
  return longest * (0.5 + 0.5 * seededRandom("backoff", key, attempt).next());
}

function requirePatience(error: TryAgain, { patienceMs, breaker, baseUrl }: RetryOptions): void {
  const asked = error.retryAfterMs ?? 0;
  if (asked > patienceMs) {
    throw new OperatorError(
      `${baseUrl}: the server asks to wait ${minutes(asked)} (${error.message}); run the same command again after that`,
      1,
    );
  }
  const { ms, reason } = breaker.silence();
  if (ms <= patienceMs) return;
  throw new OperatorError(
    `${baseUrl}: the server has let nothing through for ${minutes(ms)} (${reason}); run the same command again when it does`,
    1,
  );
}

function minutes(ms: number): string {
  return ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`;
}
