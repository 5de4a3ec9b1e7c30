import { type ProbeTexts, wordsAt } from "./pairs.ts";
import { HASH_COLUMNS, hashColumn } from "./sparse.ts";

/** A word or word pair that stands on one side more than on the other. */
export interface TellingGram {
  readonly gram: string;
  /** Negatives and originals that contain it. */
  readonly negatives: number;
  readonly originals: number;
  /** (negatives - originals) / √(negatives + originals): how surprising the difference is. */
  readonly z: number;
}

const GRAM = 51;

/**
 * The words and word pairs that tell most, most surprising first. Counts are kept in hashed columns, so that memory does not
 * grow with the texts; a second pass gives names to the columns that matter.
 */
export function tellingGrams(texts: ProbeTexts, limit: number): TellingGram[] {
  const counts = new Int32Array(HASH_COLUMNS * 2);
  for (let text = 0; text < texts.pairs.length * 2; text++) {
    for (const column of new Set(gramsOf(wordsAt(texts, text), columnOf))) {
      const at = column * 2 + (text & 1);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const surprise = (column: number): number => {
    const [originals, negatives] = [counts[column * 2] ?? 0, counts[column * 2 + 1] ?? 0];
    return originals === negatives ? 0 : (negatives - originals) / Math.sqrt(negatives + originals);
  };
  const top = Array.from({ length: HASH_COLUMNS }, (_, column) => column)
    .filter((column) => surprise(column) !== 0)
    .sort((a, b) => Math.abs(surprise(b)) - Math.abs(surprise(a)) || a - b)
    .slice(0, limit);
  const names = namesOf(texts, new Set(top));
  return top.map((column) => ({
    gram: names.get(column) ?? "",
    negatives: counts[column * 2 + 1] ?? 0,
    originals: counts[column * 2] ?? 0,
    z: surprise(column),
  }));
}

/** Share of negatives with a word that no original uses. */
export function newWordShare(texts: ProbeTexts): number {
  const known = new Uint8Array(texts.vocabulary.length);
  for (let pair = 0; pair < texts.pairs.length; pair++) {
    for (const word of wordsAt(texts, pair * 2)) known[word] = 1;
  }
  let withNew = 0;
  for (let pair = 0; pair < texts.pairs.length; pair++) {
    if (wordsAt(texts, pair * 2 + 1).some((word) => known[word] === 0)) withNew += 1;
  }
  return texts.pairs.length === 0 ? 0 : withNew / texts.pairs.length;
}

function columnOf(words: readonly number[]): number {
  return hashColumn(GRAM, words.length, words[0] ?? 0, words[1] ?? 0);
}

function gramsOf<Name>(words: Uint32Array, name: (words: readonly number[]) => Name): Name[] {
  const grams: Name[] = [];
  words.forEach((word, at) => {
    grams.push(name([word]));
    const next = words[at + 1];
    if (next !== undefined) grams.push(name([word, next]));
  });
  return grams;
}

function namesOf(texts: ProbeTexts, wanted: ReadonlySet<number>): Map<number, string> {
  const names = new Map<number, string>();
  for (let text = 0; text < texts.pairs.length * 2 && names.size < wanted.size; text++) {
    for (const words of gramsOf(wordsAt(texts, text), (gram) => gram)) {
      const column = columnOf(words);
      if (!wanted.has(column) || names.has(column)) continue;
      names.set(column, words.map((word) => texts.vocabulary[word] ?? "").join(" "));
    }
  }
  return names;
}
