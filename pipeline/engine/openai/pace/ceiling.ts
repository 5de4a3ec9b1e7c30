/** Share of what the server let through that is kept to behind a 429. */
const BELOW_MEASURED = 0.97;
/** Largest cut at once. */
const CUT = 0.5;
/** Time over which is measured what the server lets through, milliseconds. */
const WINDOW_MS = 2000;
/** First growth, a second, as a share of the rate. */
const SLOWEST_GROWTH = 0.005;
const FASTEST_GROWTH = 0.25;
/** Growth doubles in this time without a 429, once it has been quiet for as long. */
const DOUBLING_MS = 2000;

/**
 * The rate that a server proves to allow, whatever it says. Behind a 429 it falls to what the server let through in the last two
 * seconds; then it grows, slowly at first, ever faster while nothing objects, so that a limit that was lifted is found again.
 */
export class Ceiling {
  /** Requests per millisecond; Infinity until the first 429. */
  #perMs = Infinity;
  #cutAt = -Infinity;
  #grownAt = 0;
  /** When replies were let through, oldest first. */
  #passed: number[] = [];

  /** Requests per minute allowed now. */
  perMinute(now: number): number {
    this.#grow(now);
    return this.#perMs * 60_000;
  }

  passed(now: number): void {
    this.#passed.push(now);
    if (this.#passed.length > 64 && (this.#passed[0] ?? now) < now - 2 * WINDOW_MS) this.#forget(now);
  }

  /** A 429 to a request that was sent at a time. Those sent before the last cut say nothing new. */
  throttled(sentAt: number, now: number, rate: number): void {
    if (sentAt <= this.#cutAt) return;
    this.#grow(now);
    this.#forget(now);
    const first = this.#passed[0];
    const span = first === undefined ? WINDOW_MS : Math.max(WINDOW_MS / 4, Math.min(WINDOW_MS, now - first));
    const measured = this.#passed.length / span;
    const current = Math.min(this.#perMs, rate / 60_000);
    const before = Number.isFinite(current) ? current : measured;
    this.#perMs = Math.max(Math.min(before, measured * BELOW_MEASURED), before * CUT, 1 / 60_000);
    this.#cutAt = now;
    this.#grownAt = now;
  }

  /** The server announced a higher limit: what was measured under the old one is void. */
  lift(): void {
    this.#perMs = Infinity;
  }

  #grow(now: number): void {
    const quiet = now - this.#cutAt;
    if (Number.isFinite(this.#perMs) && now > this.#grownAt) {
      const growth = Math.min(FASTEST_GROWTH, SLOWEST_GROWTH * 2 ** Math.max(0, quiet / DOUBLING_MS - 1));
      this.#perMs *= 1 + growth * ((now - this.#grownAt) / 1000);
    }
    this.#grownAt = now;
  }

  #forget(now: number): void {
    this.#passed = this.#passed.filter((at) => at >= now - WINDOW_MS);
  }
}
