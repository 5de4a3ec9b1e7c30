import { contentStemsOf } from "../lib/inflection.ts";
import { remembered } from "../lib/remembered.ts";
import { sentencesOf } from "../lib/sentences.ts";
import { comparableText, wordsOf } from "../lib/text.ts";

/** A caption taken apart, for the rules that hold negatives beside it. */
export interface CaptionText {
  /** The form in which two texts count as the same. */
  readonly comparable: string;
  readonly words: readonly string[];
  readonly distinctWords: ReadonlySet<string>;
  /** Stems of the content words, in order. */
  readonly stems: readonly string[];
  /** The same for each sentence. */
  readonly sentenceStems: readonly (readonly string[])[];
}

/** A caption taken apart; captions come again with every moment of their video and are remembered. */
export const captionTextOf = remembered((text: string): CaptionText => {
  const words = wordsOf(text);
  const stems = contentStemsOf(words);
  const sentences = sentencesOf(text);
  return {
    comparable: comparableText(text),
    words,
    distinctWords: new Set(words),
    stems,
    sentenceStems: sentences.length === 1 ? [stems] : sentences.map((one) => contentStemsOf(wordsOf(one))),
  };
});
