import type { Candidate } from "../../schemas/candidate.ts";
import type { Level } from "../../schemas/level.ts";

/**
 * Gives each evaluation record one negative so that the levels come out even, overall and within each corpus: the level dealt
 * least in the corpus so far, then least overall, then the harder one. Deterministic in the order of the records.
 */
export class LevelDealer {
  readonly #dealt = new Map<string, number>();

  /** @param negatives at least one, at most one per level, strong first */
  deal(corpus: string, negatives: readonly Candidate[]): Candidate {
    const [first, ...rest] = negatives;
    if (first === undefined) throw new RangeError("an example has at least one negative");
    const chosen = rest.reduce((best, next) => (this.#isRarer(corpus, next, best) ? next : best), first);
    for (const key of [chosen.level, keyOf(corpus, chosen.level)])
      this.#dealt.set(key, (this.#dealt.get(key) ?? 0) + 1);
    return chosen;
  }

  #isRarer(corpus: string, a: Candidate, b: Candidate): boolean {
    const within = this.#count(keyOf(corpus, a.level)) - this.#count(keyOf(corpus, b.level));
    return within !== 0 ? within < 0 : this.#count(a.level) < this.#count(b.level);
  }

  #count(key: string): number {
    return this.#dealt.get(key) ?? 0;
  }
}

function keyOf(corpus: string, level: Level): string {
  return `${corpus}/${level}`;
}
