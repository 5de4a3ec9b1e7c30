/** Points in time of the last seconds, in the order they were added. */
export class RecentTimes {
  readonly #keptMs: number;
  #times: number[] = [];

  /** @param keptMs how long a time is needed; older ones are dropped now and then */
  constructor(keptMs: number) {
    this.#keptMs = keptMs;
  }

  add(time: number): void {
    this.#times.push(time);
    if (this.#times.length % 1024 === 0)
      this.#times = this.#times.filter((kept) => kept > time - this.#keptMs);
  }

  /** How many lie behind a time. */
  after(from: number): number {
    return this.#times.reduce((count, time) => count + (time > from ? 1 : 0), 0);
  }

  firstAfter(from: number): number | undefined {
    return this.#times.find((time) => time > from);
  }
}
