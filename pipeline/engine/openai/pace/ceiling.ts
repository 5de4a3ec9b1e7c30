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
  /** When requests went out, and when those that were refused had, oldest first. */
  readonly #sent = new RecentTimes();
  readonly #refused = new RecentTimes();

  /** Requests per minute allowed now. */
  perMinute(now: number): number {
    this.#grow(now);
    return this.#perMs * 60_000;
  }

  sent(now: number): void {
    this.#sent.add(now);
  }

  /** A 429 to a request that was sent at a time. Those sent before the last cut say nothing new. */
  throttled(sentAt: number, now: number, rate: number): void {
    this.#refused.add(sentAt);
    if (sentAt <= this.#cutAt) return;
    this.#grow(now);
    const measured = this.#letThrough(now);
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

  /**
   * Requests per millisecond that were not refused. What is still under way counts as let through: servers refuse at once, and
   * a reply that takes seconds would otherwise look like a limit.
   */
  #letThrough(now: number): number {
    const from = now - WINDOW_MS;
    const first = this.#sent.since(from)[0];
    const span = first === undefined ? WINDOW_MS : Math.max(WINDOW_MS / 4, now - first);
    return Math.max(0, this.#sent.since(from).length - this.#refused.since(from).length) / span;
  }

  #grow(now: number): void {
    const quiet = now - this.#cutAt;
    if (Number.isFinite(this.#perMs) && now > this.#grownAt) {
      const growth = Math.min(FASTEST_GROWTH, SLOWEST_GROWTH * 2 ** Math.max(0, quiet / DOUBLING_MS - 1));
      this.#perMs *= 1 + growth * ((now - this.#grownAt) / 1000);
    }
    this.#grownAt = now;
  }
}

/** Points in time of the last seconds, in the order they were added. */
class RecentTimes {
  #times: number[] = [];

  add(time: number): void {
    this.#times.push(time);
    if (this.#times.length % 1024 === 0) this.#times = this.since(time - 2 * WINDOW_MS);
  }

  since(from: number): number[] {
    return this.#times.filter((time) => time >= from);
  }
}
