/** Limits that a server enforces and what it says of them; null for none. */
export interface Limits {
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  /** What the headers say the limits are, if not the truth. null for servers that say nothing. */
  readonly told: { readonly requestsPerMinute: number; readonly tokensPerMinute: number } | "truth" | null;
}

/** Seconds' worth of requests or tokens that an idle server lets through at once. */
const BURST_SECONDS = 1;

/** A token bucket that refuses what it cannot give. */
class Allowance {
  #perMinute: number;
  #level: number;
  #at: number;

  constructor(perMinute: number, now: number) {
    this.#perMinute = perMinute;
    this.#level = this.#size();
    this.#at = now;
  }

  set(perMinute: number, now: number): void {
    this.left(now);
    this.#perMinute = perMinute;
    this.#level = Math.min(this.#level, this.#size());
  }

  get perMinute(): number {
    return this.#perMinute;
  }

  left(now: number): number {
    this.#level = Math.min(this.#size(), this.#level + ((now - this.#at) * this.#perMinute) / 60_000);
    this.#at = now;
    return this.#level;
  }

  take(amount: number): void {
    this.#level -= amount;
  }

  /** Milliseconds until so much is there. */
  until(amount: number): number {
    return Math.max(0, ((Math.min(amount, this.#size()) - this.#level) / this.#perMinute) * 60_000);
  }

  fits(amount: number, now: number): boolean {
    return this.left(now) >= Math.min(amount, this.#size()) - 1e-6;
  }

  #size(): number {
    return Math.max(1, (this.#perMinute / 60) * BURST_SECONDS);
  }
}

/** Enforces limits and words the headers that tell of them. */
export class Limiter {
  readonly #requests: Allowance | undefined;
  readonly #tokens: Allowance | undefined;
  #limits: Limits;

  constructor(limits: Limits, now: number) {
    this.#limits = limits;
    this.#requests =
      limits.requestsPerMinute === null ? undefined : new Allowance(limits.requestsPerMinute, now);
    this.#tokens = limits.tokensPerMinute === null ? undefined : new Allowance(limits.tokensPerMinute, now);
  }

  /** Changes the limit of requests while the server runs. */
  setRequests(perMinute: number, now: number): void {
    this.#limits = { ...this.#limits, requestsPerMinute: perMinute };
    this.#requests?.set(perMinute, now);
  }

  /** Takes a request of so many tokens; otherwise the milliseconds until it would fit. */
  admit(
    tokens: number,
    now: number,
  ): { readonly ok: true } | { readonly ok: false; readonly waitMs: number } {
    const fits = (this.#requests?.fits(1, now) ?? true) && (this.#tokens?.fits(tokens, now) ?? true);
    if (!fits)
      return { ok: false, waitMs: Math.max(this.#requests?.until(1) ?? 0, this.#tokens?.until(tokens) ?? 0) };
    this.#requests?.take(1);
    this.#tokens?.take(tokens);
    return { ok: true };
  }

  headers(now: number): Record<string, string> {
    const { told } = this.#limits;
    if (told === null) return {};
    return {
      ...describe("requests", this.#requests, told === "truth" ? undefined : told.requestsPerMinute, now),
      ...describe("tokens", this.#tokens, told === "truth" ? undefined : told.tokensPerMinute, now),
    };
  }
}

function describe(
  kind: string,
  allowance: Allowance | undefined,
  told: number | undefined,
  now: number,
): Record<string, string> {
  if (allowance === undefined) return {};
  const limit = told ?? allowance.perMinute;
  const left = Math.max(0, Math.floor(allowance.left(now) * (limit / allowance.perMinute)));
  return {
    [`x-ratelimit-limit-${kind}`]: String(limit),
    [`x-ratelimit-remaining-${kind}`]: String(left),
    [`x-ratelimit-reset-${kind}`]: `${Math.ceil(allowance.until(1))}ms`,
  };
}
