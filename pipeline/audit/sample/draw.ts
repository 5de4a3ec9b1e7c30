import type { SampleRow } from "../../../schemas/audit-sample.ts";
import type { AuditNegative, AuditRecord } from "../record.ts";
import { sampleSize } from "./size.ts";
import { StratifiedDraw } from "./stratified.ts";

/** Draws a sample for people to review: strata are corpus, level and first category. */
export class SampleDraw {
  readonly #margin: number;
  readonly #draw: StratifiedDraw<SampleRow>;

  /** @param margin half width of the 95 % interval that the sample must allow, e.g. 0.05 */
  constructor(margin: number, seed: number) {
    this.#margin = margin;
    this.#draw = new StratifiedDraw([seed, "audit-sample"], sampleSize(Number.MAX_SAFE_INTEGER, margin));
  }

  add(record: AuditRecord, fileName: string): void {
    for (const negative of record.negatives) {
      const row = rowOf(record, negative, fileName);
      this.#draw.add(row.stratum, row.id, row);
    }
  }

  /** The sample, in reading order. */
  rows(): SampleRow[] {
    return this.#draw.sample(sampleSize(this.#draw.population, this.#margin));
  }
}

/** What a negative is sampled by. */
export function stratumOf({ corpus }: AuditRecord, { level, categories }: AuditNegative): string {
  return `${corpus} ${level ?? "unsaid"} ${categories[0] ?? "none"}`;
}

/** Names a negative among all that are audited together. */
export function negativeId({ index }: AuditRecord, { place }: AuditNegative, fileName: string): string {
  return `${fileName}#${index}/${place}`;
}

function rowOf(record: AuditRecord, negative: AuditNegative, fileName: string): SampleRow {
  return {
    id: negativeId(record, negative, fileName),
    stratum: stratumOf(record, negative),
    video: record.video,
    window: record.windows.map((window) => window.join("-")).join(" "),
    original: record.original,
    negative: negative.query,
    level: negative.level ?? "unsaid",
    categories: negative.categories.join(" "),
    refusal: negative.refusalText,
    verdict: "",
    remark: "",
  };
}
