import { wordsOf } from "../lib/text.ts";

/**
 * What words alone tell: how much oftener each word and each two neighbours stand in the chosen negatives than in their originals.
 * What is within chance of even counts as even: driven to zero, it would tell the other way round on new data.
 */
export class Gap {
  readonly #counts = new Map<string, { lead: number; seen: number }>();

  /** How much wider the gap would be with this negative. */
  cost(original: string, negative: string): number {
    let cost = 0;
    for (const [feature, by] of leadOf(original, negative)) {
      const { lead, seen } = this.#counts.get(feature) ?? { lead: 0, seen: 0 };
      cost += beyondChance(lead + by, seen + Math.abs(by)) - beyondChance(lead, seen);
    }
    return cost;
  }

  add(original: string, negative: string): void {
    this.#count(original, negative, 1);
  }

  /** Takes back what was added. */
  remove(original: string, negative: string): void {
    this.#count(original, negative, -1);
  }

  #count(original: string, negative: string, times: 1 | -1): void {
    for (const [feature, by] of leadOf(original, negative)) {
      const { lead, seen } = this.#counts.get(feature) ?? { lead: 0, seen: 0 };
      this.#counts.set(feature, { lead: lead + times * by, seen: seen + times * Math.abs(by) });
    }
  }

  /** Changes of words that have no counterpart, as a share of all: 1 where no word that goes ever comes, 0 where all are even. */
  share(): number {
    let [lead, seen] = [0, 0];
    for (const count of this.#counts.values()) {
      lead += Math.abs(count.lead);
      seen += count.seen;
    }
    return seen === 0 ? 0 : lead / seen;
  }
}

function beyondChance(lead: number, seen: number): number {
  return Math.max(0, Math.abs(lead) - Math.sqrt(seen));
}

/** How many more times each feature stands in the negative than in the original; features that both have as often are left out. */
function leadOf(original: string, negative: string): Map<string, number> {
  const leads = new Map<string, number>();
  const count = (text: string, by: number): void => {
    const words = ["^", ...wordsOf(text), "$"];
    for (const [at, word] of words.entries()) {
      for (const feature of [word, `${word} ${words[at + 1] ?? ""}`])
        leads.set(feature, (leads.get(feature) ?? 0) + by);
    }
  };
  count(negative, 1);
  count(original, -1);
  return new Map([...leads].filter(([, lead]) => lead !== 0));
}
