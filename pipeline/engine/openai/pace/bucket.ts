/**
 * Seconds' worth that a bucket holds. Servers allow bursts of a second or more; staying below leaves room for what is not known
 * yet: requests on their way, and tokens of replies that have not come.
 */
const HOLDS_SECONDS = 0.5;

/** A bucket that fills at a steady rate. It starts full, so that a run starts warm. */
export class Bucket {
  #perMs: number;
  #level: number;
  #at: number;

  /** @param perMinute rate; Infinity for no limit */
  constructor(perMinute: number, now: number) {
    this.#perMs = perMinute / 60_000;
    this.#level = this.#capacity();
    this.#at = now;
  }

  get perMinute(): number {
    return this.#perMs * 60_000;
  }

  setRate(perMinute: number, now: number): void {
    if (perMinute === this.perMinute) return;
    this.#fill(now);
    const unlimited = !Number.isFinite(this.#perMs);
    this.#perMs = perMinute / 60_000;
    this.#level = unlimited ? this.#capacity() : Math.min(this.#level, this.#capacity());
  }

  /** Milliseconds until so much can be taken; 0 when it can be now. More than the bucket holds is asked of a full one. */
  delay(amount: number, now: number): number {
    if (!Number.isFinite(this.#perMs)) return 0;
    this.#fill(now);
    const missing = Math.min(amount, this.#capacity()) - this.#level;
    return missing <= 1e-9 ? 0 : missing / this.#perMs;
  }

  /** Takes an amount; the level may fall below zero, what comes next then waits for it. A negative amount gives back. */
  take(amount: number, now: number): void {
    if (!Number.isFinite(this.#perMs)) return;
    this.#fill(now);
    this.#level = Math.min(this.#level - amount, this.#capacity());
  }

  /** The server says that no more than this is left: others use the same limit. */
  cap(level: number, now: number): void {
    if (!Number.isFinite(this.#perMs)) return;
    this.#fill(now);
    this.#level = Math.min(this.#level, level);
  }

  #fill(now: number): void {
    if (Number.isFinite(this.#perMs))
      this.#level = Math.min(this.#capacity(), this.#level + (now - this.#at) * this.#perMs);
    this.#at = now;
  }

  #capacity(): number {
    return Math.max(1, this.#perMs * 1000 * HOLDS_SECONDS);
  }
}
