import type { Moment } from "../../schemas/moment.ts";
import type { Rejection } from "../../schemas/rejection.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import { CorpusTally } from "./tally.ts";
import { type Reading, takeRow } from "./take-row.ts";
import type { SourceAdapter, SourceEnvironment } from "./source.ts";
import type { CorpusSource } from "../../schemas/config.ts";
import type { Limits } from "./windows.ts";

/** What reading a corpus would give, without writing anything. */
export interface Preview {
  readonly rows: number;
  readonly accepted: number;
  /** Rows rejected, by reason. */
  readonly rejectedBy: Readonly<Record<string, number>>;
  /** Everything else that was counted, e.g. adjusted:end-clamped. */
  readonly tallies: Readonly<Record<string, number>>;
  /** The first moments, as they would be read. */
  readonly moments: readonly Moment[];
  /** The first rejection for each reason. */
  readonly rejections: readonly Rejection[];
  /** Whether the file goes on behind the rows that were read. */
  readonly more: boolean;
}

/** How much of a corpus a preview reads and keeps. */
export interface PreviewSize {
  /** Rows read at most; null for all. */
  readonly rows: number | null;
  /** Moments kept to be shown. */
  readonly moments: number;
}

/** Reads a corpus as the stage would, and counts. Throws OperatorError where the stage would. */
export async function previewCorpus(
  source: CorpusSource,
  adapter: SourceAdapter,
  limits: Limits,
  environment: SourceEnvironment,
  size: PreviewSize,
): Promise<Preview> {
  const seen: DiskIndex = await environment.index("preview");
  const reading: Reading = { seen, overlaps: null, limits };
  const counting = new Counting(size.moments);
  const tally = new CorpusTally(source);
  let more = false;
  try {
    for await (const row of adapter.rows(source, environment)) {
      if (size.rows !== null && counting.rows >= size.rows) {
        more = true;
        break;
      }
      counting.add(await takeRow({ corpus: source.name, row, tally }, reading), row.units ?? 1);
    }
  } finally {
    await seen.close();
  }
  tally.refuseIfUseless();
  return { ...counting.counts(), more };
}

class Counting {
  readonly #keep: number;
  readonly #moments: Moment[] = [];
  readonly #rejections = new Map<string, Rejection>();
  readonly #rejectedBy: Record<string, number> = {};
  readonly #tallies: Record<string, number> = {};
  rows = 0;
  #accepted = 0;

  constructor(keep: number) {
    this.#keep = keep;
  }

  add({ records, rejections, tallies = {} }: Awaited<ReturnType<typeof takeRow>>, units: number): void {
    this.rows += units;
    if (records.length > 0) this.#accepted += units;
    for (const moment of records) if (this.#moments.length < this.#keep) this.#moments.push(moment);
    for (const rejection of rejections) {
      const { reason } = rejection;
      this.#rejectedBy[reason] = (this.#rejectedBy[reason] ?? 0) + rejection.units;
      if (!this.#rejections.has(reason)) this.#rejections.set(reason, rejection);
    }
    for (const [name, count] of Object.entries(tallies))
      this.#tallies[name] = (this.#tallies[name] ?? 0) + count;
  }

  counts(): Omit<Preview, "more"> {
    return {
      rows: this.rows,
      accepted: this.#accepted,
      rejectedBy: this.#rejectedBy,
      tallies: this.#tallies,
      moments: this.#moments,
      rejections: [...this.#rejections.values()],
    };
  }
}
