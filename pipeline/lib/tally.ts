/** Counts by name: everything a stage tolerates, finds or repairs goes in, so that the manifest can tell. */
export class Tally {
  readonly #counts = new Map<string, number>();

  count(name: string, times = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + times);
  }

  /** All counts, in order of first use. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}
