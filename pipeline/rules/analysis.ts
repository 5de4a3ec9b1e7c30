import { contentStems } from "../lib/inflection.ts";
import { type WordEdit, wordEdits, wordsOf } from "../lib/text.ts";
import type { NegativeFacts } from "./rule.ts";

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

const KNOWN = new WeakMap<NegativeFacts, Analysis>();

/** The analysis of a negative; the second call for the same facts costs nothing. */
export function analysisOf(facts: NegativeFacts): Analysis {
  const known = KNOWN.get(facts);
  if (known !== undefined) return known;
  const analysis = analyse(facts);
  KNOWN.set(facts, analysis);
  return analysis;
}

/** Longest text that is compared word by word, characters: comparison grows with the product of two lengths. */
const COMPARED = 2000;

function analyse({ original, query }: NegativeFacts): Analysis {
  const [before, after] = [original.slice(0, COMPARED), query.slice(0, COMPARED)];
  const [originalWords, queryWords] = [wordsOf(before), wordsOf(after)];
  const [originalStems, queryStems] = [contentStems(before), contentStems(after)];
  const edits = wordEdits(originalWords, queryWords);
  return {
    originalWords,
    queryWords,
    edits,
    editSize: edits.reduce((sum, { removed, added }) => sum + Math.max(removed.length, added.length), 0),
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

/** Whether two lists hold the same items in the same order. */
export function sameSequence(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
