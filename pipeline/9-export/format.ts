import type { Config } from "../../schemas/config.ts";
import type { Example } from "../../schemas/example.ts";
import type { SplitName } from "../../schemas/split.ts";
import type { TimeWindow } from "../../schemas/window.ts";

/** One example on its way into a format. */
export interface Entry {
  readonly example: Example;
  readonly split: SplitName;
  /** Parent video: all its examples share a split. */
  readonly group: string;
  /** How released files name the video. */
  readonly video: string;
}

/** An entry with the one window that a single-span format gives it, seconds. */
export interface SpanEntry extends Entry {
  readonly window: TimeWindow;
}

/** Where and how a format writes. */
export interface ExportTarget {
  /** An empty folder of its own; it replaces the previous export once everything is written. */
  readonly folder: string;
  readonly config: Config;
  /** All entries of the export, in order, for formats that need an overview before the first is written. */
  readonly entries: () => AsyncIterable<Entry>;
  readonly signal: AbortSignal;
  /** Counts something the manifest should tell, by name. */
  readonly count: (name: string, by?: number) => void;
}

/** Why a format cannot hold an example. */
export interface Omission {
  /** Kebab-case; manifests count by it. */
  readonly reason: string;
  readonly message: string;
}

/** For formats that name a video file and no part of it: the times of a crop would be read as times of the whole file. */
export function wholeFileOnly({ example: { moment } }: Entry): Omission | undefined {
  if (moment.crop === null) return undefined;
  const [start, end] = moment.crop;
  return {
    reason: "crop",
    message: `its times refer to ${start} to ${end} s of the file, expected times of the whole file`,
  };
}

/** A file that a format wrote. */
export interface WrittenFile {
  /** Relative to the format's folder. */
  readonly name: string;
  /** Lines or items in it; null where that has no meaning. */
  readonly records: number | null;
}

/** A format at work. Memory stays bounded: entries are written, not kept. */
export interface FormatWriter<Item extends Entry> {
  /** Writes one example; or says why the format cannot hold it. */
  readonly write: (entry: Item) => Promise<Omission | undefined>;
  /** Completes the files and makes them durable. */
  readonly finish: () => Promise<readonly WrittenFile[]>;
  /** Lets go of open files, finished or not. */
  readonly close: () => Promise<void>;
}

interface FormatBase<Item extends Entry> {
  /** One line: who reads it. */
  readonly description: string;
  readonly open: (target: ExportTarget) => Promise<FormatWriter<Item>>;
}

/** A format that holds all windows of a query. */
export interface WindowsFormat extends FormatBase<Entry> {
  readonly windows: "all";
}

/** A format with one start and end a query: several windows are reduced by policy, or the example is left out. */
export interface SpanFormat extends FormatBase<SpanEntry> {
  readonly windows: "one";
}

/** Any format: one that holds all windows, or one that holds one. */
export type ExportFormat = WindowsFormat | SpanFormat;
