import { contentStemsOf } from "../lib/inflection.ts";
import { cluesIn, plainLower } from "../lib/search.ts";
import { sentencesOf } from "../lib/sentences.ts";
import { sizeOfEdits, type WordEdit, wordEdits, wordsOf } from "../lib/text.ts";
import type { NegativeFacts } from "./rule.ts";
import { type Statement, statementsOf } from "./statements.ts";

/** What several rules need of one negative, worked out once. */
export interface Analysis {
  readonly originalWords: readonly string[];
  readonly queryWords: readonly string[];
  /** Word differences from original to negative. */
  readonly edits: readonly WordEdit[];
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
export interface RefusalAnalysis {
  /** The text in lower case when it is all ASCII, else null. */
  readonly lower: string | null;
  readonly words: readonly string[];
  /** Bits of the clues that its words hold; all of them when the text is not ASCII. */
  readonly clues: number;
  readonly sentences: readonly string[];
  /** The statements of each sentence. */
  readonly statements: () => readonly (readonly Statement[])[];
  /** Stems of the content words, in order. */
  readonly stems: () => readonly string[];
}

/** The analysis of a negative; the second call for the same facts costs nothing. */
export const analysisOf = remembering(analyse);

/** The analysis of its refusal, likewise. */
export const refusalAnalysisOf = remembering(({ refusalText }): RefusalAnalysis => {
  const lower = plainLower(refusalText);
  const words = wordsOf(refusalText);
  const sentences = sentencesOf(refusalText);
  const statements = once(() => sentences.map(statementsOf));
  const stems = once(() => contentStemsOf(words));
  return { lower, words, clues: lower === null ? -1 : cluesIn(words), sentences, statements, stems };
});

/** A function that works the first time it is called. */
function once<Result>(work: () => Result): () => Result {
  let known: { readonly result: Result } | undefined;
  return () => (known ??= { result: work() }).result;
}

/** A function that works once for each negative. What it knows goes with the negative. */
function remembering<Result extends object>(
  work: (facts: NegativeFacts) => Result,
): (facts: NegativeFacts) => Result {
  const known = new WeakMap<NegativeFacts, Result>();
  return (facts) => {
    const before = known.get(facts);
    if (before !== undefined) return before;
    const result = work(facts);
    known.set(facts, result);
    return result;
  };
}

/** Longest text that is compared word by word, characters: comparison grows with the product of two lengths. */
const COMPARED = 2000;

function analyse({ original, query }: NegativeFacts): Analysis {
  const [before, after] = [original.slice(0, COMPARED), query.slice(0, COMPARED)];
  const [originalWords, queryWords] = [wordsOf(before), wordsOf(after)];
  const [originalStems, queryStems] = [contentStemsOf(originalWords), contentStemsOf(queryWords)];
  const edits = wordEdits(originalWords, queryWords);
  return {
    originalWords,
    queryWords,
    edits,
    editSize: sizeOfEdits(edits),
    originalStems,
    queryStems,
    addedStems: without(queryStems, originalStems),
    removedStems: without(originalStems, queryStems),
  };
}

/** The items of the first list that the second does not hold as often. */
function without(items: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return items.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
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
