import { RecentTimes } from "./recent-times.ts";

/** Share of what the server let through that is kept to behind a 429: what its bucket gains meanwhile pays for the next try. */
const BELOW_MEASURED = 0.95;
/** Largest cut at once. */
const CUT = 0.5;
/** Time over which is measured what the server lets through, milliseconds: longer where few requests a minute go out. */
const SHORTEST_WINDOW_MS = 2000;
const LONGEST_WINDOW_MS = 30_000;
/** From so long and so many requests on, only what came behind the first 429 counts: the server's bucket is empty by then. */
const CONGESTED_MS = 300;
const CONGESTED_REQUESTS = 8;
/** A 429 is paid for with so many requests that pass before more is tried, but not longer than this, milliseconds. */
const REQUESTS_PER_REFUSAL = 20;
const LONGEST_HOLD_MS = 3000;
/** First growth behind the hold, a second, as a share of the rate; it doubles in each round without a 429, up to the fastest. */
const SLOWEST_GROWTH = 0.05;
const FASTEST_GROWTH = 1;
/** A round: long enough that a limit which is passed shows. */
const ROUND_MS = 700;
const ROUND_REQUESTS = 12;

/**
 * The rate that a server proves to allow, whatever it says. Behind a 429 it falls to what the server lets through and holds
 * there; then it grows, slowly at first, ever faster while nothing objects, so that a limit that was lifted is found again
 * within seconds, and one that stands costs one request in fifty.
 */
export class Ceiling {
  /** Requests per millisecond; Infinity until the first 429. */
  #perMs = Infinity;
  #cutAt = -Infinity;
  #grownAt = 0;
  /** No growth before. */
  #heldUntil = -Infinity;
  /** When the request went out that met the limit first, since the last growth, and how many met it since. */
  #congestedAt = -Infinity;
  #refusals = 0;
  /** When requests went out, and when those that were refused had, oldest first. */
  readonly #sent = new RecentTimes(LONGEST_WINDOW_MS);
  readonly #refused = new RecentTimes(LONGEST_WINDOW_MS);

  /** Requests per minute allowed now. */
  perMinute(now: number): number {
    this.#grow(now);
    return this.#perMs * 60_000;
  }

  sent(now: number): void {
    this.#sent.add(now);
  }

  /** A 429 to a request that was sent at a time. Those sent before the last cut ask for no further one. */
  throttled(sentAt: number, now: number, rate: number): void {
    this.#refused.add(sentAt);
    this.#refusals += 1;
    if (sentAt > this.#cutAt) this.#cut(sentAt, now, rate);
    const hold = (REQUESTS_PER_REFUSAL * this.#refusals) / this.#perMs;
    const longest = Math.max(LONGEST_HOLD_MS, REQUESTS_PER_REFUSAL / this.#perMs);
    this.#heldUntil = this.#cutAt + Math.min(hold, longest);
  }

  /** The server announced a higher limit: what was measured under the old one is void. */
  lift(): void {
    this.#perMs = Infinity;
  }

  #cut(sentAt: number, now: number, rate: number): void {
    this.#grow(now);
    if (now >= this.#heldUntil) {
      this.#congestedAt = sentAt;
      this.#refusals = 1;
    }
    const current = Math.min(this.#perMs, rate / 60_000);
    const wanted = Math.max(SHORTEST_WINDOW_MS, ROUND_REQUESTS / current);
    const measured = this.#letThrough(now, Math.min(wanted, LONGEST_WINDOW_MS));
    const before = Number.isFinite(current) ? current : measured;
    this.#perMs = Math.max(Math.min(before, measured * BELOW_MEASURED), before * CUT, 1 / 60_000);
    this.#cutAt = now;
    this.#grownAt = now;
  }

  /**
   * Requests per millisecond that were not refused. What is still under way counts as let through: servers refuse at once, and
   * a reply that takes seconds would otherwise look like a limit.
   */
  #letThrough(now: number, windowMs: number): number {
    const congestedMs = now - this.#congestedAt;
    if (congestedMs >= CONGESTED_MS && congestedMs < windowMs) {
      const passed = this.#sent.after(this.#congestedAt) - this.#refused.after(this.#congestedAt);
      if (passed >= CONGESTED_REQUESTS) return passed / congestedMs;
    }
    const from = now - windowMs;
    const first = this.#sent.firstAfter(from);
    const span = first === undefined ? windowMs : Math.max(windowMs / 4, now - first);
    return Math.max(0, this.#sent.after(from) - this.#refused.after(from)) / span;
  }

  #grow(now: number): void {
    const from = Math.max(this.#grownAt, this.#heldUntil);
    if (Number.isFinite(this.#perMs) && now > from) {
      const roundMs = Math.max(ROUND_MS, ROUND_REQUESTS / this.#perMs);
      const growth = Math.min(FASTEST_GROWTH, SLOWEST_GROWTH * 2 ** ((now - this.#heldUntil) / roundMs));
      this.#perMs *= 1 + growth * (ROUND_MS / roundMs) * ((now - from) / 1000);
    }
    this.#grownAt = now;
  }
}
