import type { SelectPolicy } from "../../schemas/config.ts";
import { LEVELS } from "../../schemas/level.ts";
import type { SelectionReport } from "../../schemas/selection-report.ts";
import type { BlockChoice } from "./choose.ts";
import type { Choosable, Chooser } from "./choosable.ts";
import { Gap } from "./gap.ts";

/** Sums over one way to choose. */
class Sums {
  negatives = 0;
  doubts = 0;
  size = 0;
  /** Gap of each block, weighted by its negatives. */
  gap = 0;
  readonly categories = new Map<string, number>();
  readonly levels = new Map<string, number>();

  add(chosen: readonly Choosable[], gap: number): void {
    this.negatives += chosen.length;
    this.gap += gap * chosen.length;
    for (const { level, doubts, size, set } of chosen) {
      this.doubts += doubts;
      this.size += size;
      for (const path of set.split(" ")) this.categories.set(path, (this.categories.get(path) ?? 0) + 1);
      this.levels.set(level, (this.levels.get(level) ?? 0) + 1);
    }
  }

  mean(sum: number): number {
    return this.negatives === 0 ? 0 : rounded(sum / this.negatives);
  }

  entropy(): number {
    const total = [...this.categories.values()].reduce((sum, count) => sum + count, 0);
    const bits = [...this.categories.values()].map((count) => -(count / total) * Math.log2(count / total));
    return rounded(bits.reduce((sum, bit) => sum + bit, 0));
  }
}

/** The largest of some counts as a share of all. */
function largestShare(counts: ReadonlyMap<string, number>): number {
  const all = [...counts.values()];
  const sum = all.reduce((total, count) => total + count, 0);
  return sum === 0 ? 0 : rounded(Math.max(...all) / sum);
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** Collects, block by block, what choosing bought and cost. */
export class Report {
  readonly #policy: SelectPolicy;
  readonly #first = new Sums();
  readonly #chosen = new Sums();
  readonly #by = { pair: 0, gap: 0, order: 0 };
  readonly #left = new Map<string, number>();
  #candidates = 0;
  #plans = 0;

  constructor(policy: SelectPolicy) {
    this.#policy = policy;
  }

  add(choosers: readonly Chooser[], { all, left, gap }: BlockChoice): void {
    const chosen = all.flatMap((choices) => [...choices.values()]);
    this.#chosen.add(
      chosen.map(({ candidate }) => candidate),
      gap,
    );
    for (const { by } of chosen) this.#by[by] += 1;
    this.#addFirst(choosers);
    for (const [at, { candidates }] of choosers.entries()) {
      this.#candidates += candidates.length;
      for (const level of LEVELS) {
        const first = candidates.find((one) => one.level === level);
        const reason = first && left[at]?.get(first.id);
        if (reason !== undefined) this.#left.set(reason, (this.#left.get(reason) ?? 0) + 1);
      }
    }
  }

  /** What the first accepted candidate of each plan would have been. */
  #addFirst(choosers: readonly Chooser[]): void {
    const gap = new Gap();
    const firsts: Choosable[] = [];
    for (const { query, candidates } of choosers) {
      for (const level of LEVELS) {
        const ofLevel = candidates.filter((one) => one.level === level);
        const first = ofLevel.sort((a, b) => a.sample - b.sample)[0];
        if (first === undefined) continue;
        gap.add(query, first.text);
        firsts.push(first);
      }
    }
    this.#plans += firsts.length;
    this.#first.add(firsts, gap.share());
  }

  total(): SelectionReport {
    const [first, chosen] = [this.#first, this.#chosen];
    return {
      policy: this.#policy,
      candidates: this.#candidates,
      plans: this.#plans,
      chosen: { ...this.#by },
      largest: { category: largestShare(chosen.categories), level: largestShare(chosen.levels) },
      left: Object.fromEntries([...this.#left].sort(([a], [b]) => (a < b ? -1 : 1))),
      gap: { first: first.mean(first.gap), chosen: chosen.mean(chosen.gap) },
      entropy: { first: first.entropy(), chosen: chosen.entropy() },
      size: { first: first.mean(first.size), chosen: chosen.mean(chosen.size) },
      doubts: { first: first.mean(first.doubts), chosen: chosen.mean(chosen.doubts) },
    };
  }
}
