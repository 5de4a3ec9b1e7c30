import { z } from "zod";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Amount } from "./budget.ts";

const NAME = "under way";

/** More than is under way that is noted at once, so that not every call writes a note. */
const AHEAD = 1.25;

const amount = z.object({ usd: z.number(), tokens: z.number() });

/**
 * Notes in the ledger how much is under way, before it is, so that a process that is killed cannot forget what it may have spent:
 * the next one counts the note as lost. Only runs with a budget need it.
 */
export class SpendJournal {
  readonly #ledger: Ledger;
  #noted: Amount = { usd: 0, tokens: 0 };

  private constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Counts what a killed process may have spent. */
  static async open(ledger: Ledger, model: string): Promise<SpendJournal> {
    const left = amount.safeParse(ledger.note(NAME));
    const journal = new SpendJournal(ledger);
    if (!left.success || (left.data.usd === 0 && left.data.tokens === 0)) return journal;
    await ledger.lost("negatives", model, { usd: left.data.usd, tokens: Math.ceil(left.data.tokens) });
    await journal.close();
    return journal;
  }

  /** Resolves once so much being under way is noted. */
  async cover(underWay: Amount): Promise<void> {
    const { usd, tokens } = this.#noted;
    if (underWay.usd <= usd && underWay.tokens <= tokens) return;
    this.#noted = {
      usd: Math.max(usd, underWay.usd * AHEAD),
      tokens: Math.max(tokens, underWay.tokens * AHEAD),
    };
    await this.#ledger.setNote(NAME, this.#noted);
  }

  /** Nothing is under way any more. */
  async close(): Promise<void> {
    this.#noted = { usd: 0, tokens: 0 };
    await this.#ledger.setNote(NAME, this.#noted);
  }
}
