import type { NounForm } from "../../../lib/words/nouns.ts";
import type { VerbReading } from "../../../lib/words/verbs.ts";

/** Part of speech, as coarse as the edits need. */
export type Tag =
  | "det"
  | "possessive"
  | "pronoun"
  | "number"
  | "adjective"
  | "noun"
  | "verb"
  | "aux"
  | "to"
  | "prep"
  | "conj"
  | "adverb"
  | "other";

/** A word of a query; names and prepositions of several words are one token. */
export interface Token {
  /** As the query writes it. */
  readonly text: string;
  readonly lower: string;
  /** Place in the query, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** True when punctuation stands between the word before and this one. */
  readonly broken: boolean;
  tag: Tag;
  /** Set for nouns of the word lists. */
  noun?: NounForm;
  /** Set for verbs: known ones have a reading of the word lists. */
  verb?: VerbReading;
}
