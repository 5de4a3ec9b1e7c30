import type { Caption } from "../../schemas/caption.ts";
import type { CorpusSource } from "../../schemas/config.ts";
import type { Adjustment, DurationOrigin, SourcePlace } from "../../schemas/moment.ts";
import type { TimeWindow } from "../../schemas/window.ts";
import type { DiskIndex } from "../lib/disk-index.ts";

/** Why a row cannot become a moment: a name that manifests count by, and one sentence for people. */
export interface Defect {
  readonly reason: string;
  readonly message: string;
}

/** What a row says, in seconds, before anyone has checked that it makes sense. */
export interface RowFields {
  /** Video id as the corpus writes it. */
  readonly video: string;
  /** Identity across crops and corpora, e.g. youtube:ID. */
  readonly parentVideo: string;
  /** Part of the file that all times refer to, seconds of the file; null for all of it. */
  readonly crop: TimeWindow | null;
  readonly officialSplit: string | null;
  readonly query: string;
  /** [start, end] as the file has them: perhaps reversed, outside the video, or not finite. */
  readonly windows: readonly (readonly [number, number])[];
  /** Seconds of the video or the crop; null when no source knows it. */
  readonly duration: number | null;
  readonly durationOrigin: DurationOrigin;
  /** The duration is the crop's length because nothing else gives one. */
  readonly durationOfCrop?: boolean;
  /** Windows are fractions of a duration that nothing has given yet. */
  readonly inFractions?: boolean;
  readonly companions: readonly Caption[];
  /** Changes that reading the format made already. */
  readonly adjustments?: readonly Adjustment[];
}

/** One row of a corpus: one unit of the stage, unless equal queries of one record were put together. */
export interface SourceRow {
  readonly place: SourcePlace;
  /** The record as it came. */
  readonly raw: unknown;
  readonly read: RowFields | Defect;
  /** Rows of the file that this one stands for; 1 unless said otherwise. */
  readonly units?: number;
  /** What else is worth counting of it, by name. */
  readonly tallies?: Readonly<Record<string, number>>;
}

/** Reasons that say "no annotation here": a file in which every row gives one of them is no training data at all. */
export const ABSENCE_REASONS: readonly string[] = ["placeholder", "no-window"];

/** Reasons that say "not laid out so": a file in which every row gives one of them is another file, or the mapping is wrong. */
export const LAYOUT_REASONS: readonly string[] = [
  "missing-field",
  "malformed-record",
  "malformed-line",
  "no-rows",
];

/** What an adapter may use. */
export interface SourceEnvironment {
  /** A temporary index on disk, for joins that must not grow memory; the adapter closes it. */
  readonly index: (name: string) => Promise<DiskIndex>;
  /** Says something that deserves attention but costs no row; equal names are counted and shown once. */
  readonly warned: (name: string, message: string) => void;
}

/** Reads one corpus's files. Adding a corpus is adding one of these. */
export interface SourceAdapter {
  /** Name on the command line. */
  readonly name: string;
  /** The files it needs, in order, for help and error messages. */
  readonly files: readonly { readonly what: string; readonly required: boolean }[];
  /** Rows in file order; yields a defect for a bad row, throws an OperatorError for a file that cannot be this corpus. */
  readonly rows: (source: CorpusSource, environment: SourceEnvironment) => AsyncIterable<SourceRow>;
}

/** Whether what was read is a defect. */
export function isDefect(read: object): read is Defect {
  return "reason" in read;
}
