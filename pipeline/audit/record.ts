import type { Refusal } from "../../schemas/candidate.ts";
import type { CategoryPath } from "../../schemas/category.ts";
import type { ContextCaption } from "../../schemas/context.ts";
import type { Level } from "../../schemas/level.ts";

/** A query that a data set says is true of its video. */
export interface AuditPositive {
  /** Where it stands in its record, e.g. GRPO[0]. */
  readonly place: string;
  readonly query: string;
  /** The text before cleaning; null where the file does not say. */
  readonly queryOrigin: string | null;
  /** The answer as the file holds it, wrapper included; null in a run, which writes answers only when it exports. */
  readonly answer: string | null;
}

/** A query that a data set says is false throughout its video. */
export interface AuditNegative extends AuditPositive {
  readonly level: Level | null;
  readonly categories: readonly CategoryPath[];
  /** What a model is to say, without wrapper. */
  readonly refusalText: string;
  /** The refusal in parts; null where a file holds only its text. */
  readonly refusal: Refusal | null;
  /** Shared by the two negatives of a mirror; null when unknown. */
  readonly mirror: string | null;
}

/** One record of any data set of this kind, as the audit sees it. Whatever the file does not say is null or empty. */
export interface AuditRecord {
  /** Number of the file among the audited ones. */
  readonly file: number;
  /** Number of the record in its file, from 0. */
  readonly index: number;
  /** Name of the corpus where known, else of the file. */
  readonly corpus: string;
  /** The video as the file names it. */
  readonly video: string;
  /** The video's name without folder, and the crop where there is one: equal for equal videos of different files. */
  readonly videoKey: string;
  /** The query that the negatives were made from. */
  readonly original: string;
  /** Windows as numbers of seconds, perhaps reversed or outside the video. */
  readonly windows: readonly (readonly [number, number])[];
  /** Seconds; null where the file does not say. */
  readonly duration: number | null;
  /** Captions of the video; `own` marks the original. */
  readonly captions: readonly ContextCaption[];
  readonly positives: readonly AuditPositive[];
  readonly negatives: readonly AuditNegative[];
}

/** Name of a video without folder and ending, with its crop: how files agree on which video they mean. */
export function videoKeyOf(video: string, crop: readonly [number, number] | null): string {
  const name = video.replaceAll("\\", "/").split("/").at(-1) ?? video;
  const id = name.replace(/\.(?:mp4|mkv|avi|webm|mov|m4v|mpg|3gp|wmv|mts)$/iu, "");
  return crop === null ? id : `${id}@${crop[0]}-${crop[1]}`;
}
