import type { SampleRow } from "../../../schemas/audit-sample.ts";
import { seededRandom } from "../../lib/random.ts";
import type { AuditNegative, AuditRecord } from "../record.ts";
import { dealSample, sampleSize } from "./size.ts";

interface Kept {
  readonly rank: number;
  readonly order: number;
  readonly row: SampleRow;
}

/**
 * Draws a stratified sample while records stream by. Each stratum (corpus, level, first category) keeps the negatives with the
 * smallest seeded ranks, so that the sample is random, does not depend on order, and never holds more than is wanted.
 */
export class SampleDraw {
  readonly #seed: number;
  readonly #margin: number;
  readonly #most: number;
  readonly #strata = new Map<string, { count: number; kept: Kept[] }>();
  #order = 0;

  /** @param margin half width of the 95 % interval that the sample must allow, e.g. 0.05 */
  constructor(margin: number, seed: number) {
    this.#margin = margin;
    this.#seed = seed;
    this.#most = sampleSize(Number.MAX_SAFE_INTEGER, margin);
  }

  add(record: AuditRecord, fileName: string): void {
    for (const negative of record.negatives) {
      const row = rowOf(record, negative, fileName);
      const stratum = this.#strata.get(row.stratum) ?? { count: 0, kept: [] };
      this.#strata.set(row.stratum, stratum);
      stratum.count += 1;
      const rank = seededRandom(this.#seed, "audit-sample", row.id).next();
      const last = stratum.kept.at(-1);
      if (stratum.kept.length >= this.#most && last !== undefined && rank >= last.rank) continue;
      insert(stratum.kept, { rank, order: this.#order++, row });
      if (stratum.kept.length > this.#most) stratum.kept.pop();
    }
  }

  /** The sample, in reading order. */
  rows(): SampleRow[] {
    const counts = new Map(Array.from(this.#strata, ([name, { count }]) => [name, count]));
    const population = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const shares = dealSample(counts, sampleSize(population, this.#margin));
    return Array.from(this.#strata, ([name, { kept }]) => kept.slice(0, shares.get(name) ?? 0))
      .flat()
      .sort((a, b) => a.order - b.order)
      .map(({ row }) => row);
  }
}

/** Inserts by rank; the list is sorted and stays so. */
function insert(kept: Kept[], item: Kept): void {
  let [low, high] = [0, kept.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.rank ?? 0) < item.rank) low = middle + 1;
    else high = middle;
  }
  kept.splice(low, 0, item);
}

function rowOf(record: AuditRecord, negative: AuditNegative, fileName: string): SampleRow {
  const level = negative.level ?? "unsaid";
  return {
    id: `${fileName}#${record.index}/${negative.place}`,
    stratum: `${record.corpus} ${level} ${negative.categories[0] ?? "none"}`,
    video: record.video,
    window: record.windows.map((window) => window.join("-")).join(" "),
    original: record.original,
    negative: negative.query,
    level,
    categories: negative.categories.join(" "),
    refusal: negative.refusalText,
    verdict: "",
    remark: "",
  };
}
