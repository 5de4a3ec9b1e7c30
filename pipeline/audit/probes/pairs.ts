import type { CategoryPath } from "../../../schemas/category.ts";
import type { Level } from "../../../schemas/level.ts";
import { comparableText, wordsOf } from "../../lib/text.ts";

/** An original query and a negative made from it: what a blind probe tries to tell apart. */
export interface ProbePair {
  readonly original: string;
  readonly negative: string;
  /** Identity of the video; pairs of one video never lie in different folds. */
  readonly video: string;
  readonly corpus: string;
  readonly level: Level | null;
  readonly categories: readonly CategoryPath[];
  /** Shared by the two pairs of a mirror; null when the negative has no twin. */
  readonly mirror: string | null;
}

/**
 * The texts of all pairs as word numbers. Text 2i is pair i's original, text 2i + 1 its negative.
 * Texts are compared as people read them aloud: lower case, no punctuation; `raw` keeps what was written.
 */
export interface ProbeTexts {
  readonly pairs: readonly ProbePair[];
  readonly vocabulary: readonly string[];
  /** Words of text t are words[starts[t] .. starts[t + 1]). */
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
  readonly raw: (text: number) => string;
}

/** Reads the words of all pairs once, for every probe. */
export function readTexts(pairs: readonly ProbePair[]): ProbeTexts {
  const numbers = new Map<string, number>();
  const vocabulary: string[] = [];
  const starts = new Uint32Array(pairs.length * 2 + 1);
  const words = new GrowingUint32();
  const raw = (text: number): string => {
    const pair = pairs[text >> 1];
    return (text & 1 ? pair?.negative : pair?.original) ?? "";
  };
  for (let text = 0; text < pairs.length * 2; text++) {
    for (const word of wordsOf(comparableText(raw(text)))) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = vocabulary.length;
        numbers.set(word, number);
        vocabulary.push(word);
      }
      words.push(number);
    }
    starts[text + 1] = words.length;
  }
  return { pairs, vocabulary, starts, words: words.toArray(), raw };
}

/** Word numbers of one text. */
export function wordsAt(texts: ProbeTexts, text: number): Uint32Array {
  return texts.words.subarray(texts.starts[text], texts.starts[text + 1]);
}

/** An array of unsigned integers that grows as it is filled. */
class GrowingUint32 {
  #items = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: number): void {
    if (this.#length === this.#items.length) {
      const larger = new Uint32Array(this.#items.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.#length++] = item;
  }

  toArray(): Uint32Array {
    return this.#items.slice(0, this.#length);
  }
}
