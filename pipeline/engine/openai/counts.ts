import type { LedgerEntry } from "../../../schemas/ledger-entry.ts";

/** What an engine did since it was opened, by name: for progress and for the end of a stage. */
export class Counts {
  readonly #counts = new Map<string, number>();

  add(name: string, amount = 1): void {
    if (amount !== 0) this.#counts.set(name, (this.#counts.get(name) ?? 0) + amount);
  }

  /** A reply that was paid for now. */
  addPaid({ usage, usd }: LedgerEntry): void {
    this.add("replies");
    this.add("input tokens", usage?.input);
    this.add("cached input tokens", usage?.cachedInput);
    this.add("output tokens", usage?.output);
    this.add("USD", usd ?? 0);
  }

  all(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
