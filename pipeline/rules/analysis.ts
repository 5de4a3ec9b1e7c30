import { contentStemsOf } from "../lib/inflection.ts";
import { type Reading, readParts, readText } from "../lib/reading.ts";
import { cluesIn, type Searched } from "../lib/search.ts";
import { sentencesOf } from "../lib/sentences.ts";
import { sizeOfEdits, type WordEdit, wordEdits } from "../lib/text.ts";
import type { Word } from "../lib/vocabulary.ts";
import { Sentence } from "./sentence.ts";

/** What several rules need of one negative, worked out once. */
export interface Analysis {
  readonly originalWords: readonly string[];
  readonly queryWords: readonly string[];
  /** Signs and clues that the negative holds; all of them when it is not ASCII or very long. */
  readonly querySigns: number;
  readonly queryClues: number;
  /** Both as they were read, their first 2000 characters. */
  readonly originalRead: Reading;
  readonly queryRead: Reading;
  /** Word differences from original to negative. */
  readonly edits: readonly WordEdit[];
  /** Words that the edits put in or take out, function words aside. */
  readonly addedContent: readonly string[];
  readonly removedContent: readonly string[];
  /** Words changed: for each edit the longer of its two sides. */
  readonly editSize: number;
  /** Stems of the content words, in order. */
  readonly originalStems: readonly string[];
  readonly queryStems: readonly string[];
  /** Stems of content words that only the negative has, or only the original. */
  readonly addedStems: readonly string[];
  readonly removedStems: readonly string[];
}

/** What several rules need of a refusal; what only some need is worked out when first asked for. */
export class RefusalAnalysis implements Searched {
  readonly text: string;
  readonly reading: Reading;
  readonly sentences: readonly Sentence[];
  readonly words: readonly Word[];
  /** Whether it is all ASCII. */
  readonly plain: boolean;
  /** Signs that it holds; all of them when it is not ASCII. */
  readonly signs: number;
  readonly clues: number;
  #lower: string | null | undefined;
  #stems: readonly string[] | undefined;

  constructor(text: string) {
    this.text = text;
    const reading = readText(text);
    const { words, signs, plain } = reading;
    this.reading = reading;
    this.words = words;
    this.plain = plain;
    this.signs = signs;
    this.sentences = readParts(reading, sentencesOf(text, plain)).map((part) => new Sentence(part));
    this.clues = this.sentences.reduce((bits, sentence) => bits | sentence.clues, 0);
  }

  get lower(): string | null {
    if (this.#lower === undefined) this.#lower = this.plain ? this.text.toLowerCase() : null;
    return this.#lower;
  }

  /** Stems of the content words, in order. */
  get stems(): readonly string[] {
    return (this.#stems ??= contentStemsOf(this.words));
  }
}

/** Longest text that is compared word by word, characters: comparison grows with the product of two lengths. */
const COMPARED = 2000;

/** A negative beside its original. */
export function analyse(original: string, query: string): Analysis {
  const before = readText(original.slice(0, COMPARED));
  const after = readText(query.slice(0, COMPARED));
  const [originalStems, queryStems] = [contentStemsOf(before.words), contentStemsOf(after.words)];
  const originalWords = before.words.map(({ text }) => text);
  const queryWords = after.words.map(({ text }) => text);
  const edits = wordEdits(originalWords, queryWords);
  const isWhole = after.plain && query.length <= COMPARED;
  return {
    originalWords,
    queryWords,
    querySigns: isWhole ? after.signs : -1,
    queryClues: isWhole ? cluesIn(after.words) : -1,
    originalRead: before,
    queryRead: after,
    edits,
    addedContent: contentOf(edits, "added"),
    removedContent: contentOf(edits, "removed"),
    editSize: sizeOfEdits(edits),
    originalStems,
    queryStems,
    addedStems: without(queryStems, originalStems),
    removedStems: without(originalStems, queryStems),
  };
}

function contentOf(edits: readonly WordEdit[], side: "added" | "removed"): string[] {
  const content: string[] = [];
  for (const edit of edits) for (const word of edit[side]) if (!isFunctionWord(word)) content.push(word);
  return content;
}

/** The items of the first list that the second does not hold as often. */
function without(items: readonly string[], others: readonly string[]): string[] {
  if (sameSequence(items, others)) return [];
  const left = [...others];
  return items.filter((item) => {
    const at = left.indexOf(item);
    if (at !== -1) left[at] = "";
    return at === -1;
  });
}

const FUNCTION_WORDS = new Set(
  "a an the is are was were be been being am this that these those some and".split(" "),
);

/** Words without which a query says the same: articles, forms of "be", and the like. Pronouns stand for something, and count. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

/** Whether two lists hold the same items in the same order. */
export function sameSequence(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
