import { contentStemsOf } from "../lib/inflection.ts";
import { type Reading, readParts, readText } from "../lib/reading.ts";
import { remembered } from "../lib/remembered.ts";
import { sentencesOf } from "../lib/sentences.ts";
import { comparableText } from "../lib/text.ts";

/** A caption taken apart, for the rules that hold negatives beside it; what only some need is worked out when first asked for. */
export class CaptionText {
  readonly text: string;
  readonly reading: Reading;
  #comparable: string | undefined;
  #words: readonly string[] | undefined;
  #stems: readonly string[] | undefined;
  #sentenceStems: readonly (readonly string[])[] | undefined;

  constructor(text: string) {
    this.text = text;
    this.reading = readText(text);
  }

  /** The form in which two texts count as the same. */
  get comparable(): string {
    return (this.#comparable ??= comparableText(this.text));
  }

  get words(): readonly string[] {
    return (this.#words ??= this.reading.words.map(({ text }) => text));
  }

  /** Stems of the content words, in order. */
  get stems(): readonly string[] {
    return (this.#stems ??= contentStemsOf(this.reading.words));
  }

  /** The same for each sentence. */
  get sentenceStems(): readonly (readonly string[])[] {
    return (this.#sentenceStems ??= this.#findSentenceStems());
  }

  #findSentenceStems(): readonly (readonly string[])[] {
    const parts = readParts(this.reading, sentencesOf(this.reading.text));
    return parts.length === 1 ? [this.stems] : parts.map(({ words }) => contentStemsOf(words));
  }
}

/** Captions that are remembered at least: those of a record, for each rule and negative; more would only grow old in memory. */
const KEPT = 100;

/** A caption taken apart; every rule asks for those of a record again. */
export const captionTextOf = remembered((text: string) => new CaptionText(text), KEPT);
