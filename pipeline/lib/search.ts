import { forgetWords, type Word, wordFact } from "./vocabulary.ts";

const ASCII = /^[\0-\x7f]*$/;

/** The text in lower case when it holds nothing but ASCII, else null: what a search can do without folding of cases. */
export function plainLower(text: string): string | null {
  return ASCII.test(text) ? text.toLowerCase() : null;
}

/** A text to search in. */
export interface Searched {
  readonly text: string;
  /** `plainLower(text)` */
  readonly lower: string | null;
  /** Bits of the clues that its words hold; all of them where nobody looked. */
  readonly clues: number;
}

/** A text of whose clues nothing is known. */
export function searched(text: string): Searched {
  return { text, lower: plainLower(text), clues: -1 };
}

/**
 * A pattern that is searched for whatever the case of letters. On ASCII texts a copy without case folding, several times faster,
 * finds the same in the text in lower case: the pattern must therefore be written in lower case.
 */
export class Search {
  readonly #folding: RegExp;
  readonly #plain: RegExp;
  readonly #needs: number;

  /**
   * @param pattern with the flags iu
   * @param needs bits of clues without any one of which it finds nothing
   */
  constructor(pattern: RegExp, needs = 0) {
    this.#folding = pattern;
    this.#plain = new RegExp(pattern.source, "");
    this.#needs = needs;
  }

  /** What it finds first, as the text writes it; undefined when nothing. */
  first({ text, lower, clues }: Searched): string | undefined {
    if ((clues & this.#needs) !== this.#needs) return undefined;
    if (lower === null) return this.#folding.exec(text)?.[0];
    const found = this.#plain.exec(lower);
    return found === null ? undefined : text.slice(found.index, found.index + found[0].length);
  }

  /** Whether it finds anything. */
  finds({ text, lower, clues }: Searched): boolean {
    if ((clues & this.#needs) !== this.#needs) return false;
    return lower === null ? this.#folding.test(text) : this.#plain.test(lower);
  }
}

/** Clues that are looked for, a bit of a number each. */
const CLUES: ((word: string) => boolean)[] = [];

/**
 * Announces parts of words without one of which a search finds nothing. Called while modules load. The number returned has the one
 * bit that `cluesIn` sets for words that hold any of the parts.
 */
export function clue(parts: string): number {
  const all = parts.split(" ");
  return announce((word) => all.some((part) => word.includes(part)));
}

/** The same for a pattern of single words, in lower case with its \b: without a word that it fits, it finds nothing in a text. */
export function wordClue(pattern: RegExp): number {
  return announce((word) => pattern.test(word));
}

function announce(isClue: (word: string) => boolean): number {
  if (CLUES.length >= 31) throw new RangeError("no more than 31 clues fit into a number");
  forgetWords();
  CLUES.push(isClue);
  return 1 << (CLUES.length - 1);
}

const cluesOf = wordFact((word) =>
  CLUES.reduce((sum, isClue, at) => (isClue(word) ? sum | (1 << at) : sum), 0),
);

/** Bits of all clues that the words hold. */
export function cluesIn(words: readonly Word[]): number {
  let bits = 0;
  for (const word of words) bits |= cluesOf(word);
  return bits;
}
