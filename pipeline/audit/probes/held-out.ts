import type { ProbeFamily } from "./family.ts";
import { type ProbeTexts, wordsAt } from "./pairs.ts";
import { hashColumn, hashText, tfidfRows } from "./sparse.ts";
import { lengthFeature, logisticProbe } from "./text-models.ts";

const TOGETHER = 21;
const SKIP = 22;
const SKELETON = 23;
const PLACE = 24;

/** Words among the most frequent of the texts count as grammar; all others show only their ending in a skeleton. */
const GRAMMAR_WORDS = 60;

/** Farthest two words count as standing together; keeps the cost of a very long text in bounds. */
const REACH = 20;

/**
 * The probe family that judges selection and that selection must never see: it looks at what word and word-pair counts leave
 * over — which words stand together anywhere in a text, at which distance, in which place, and the sentence's skeleton.
 */
export const heldOutRegression: ProbeFamily = {
  name: "held-out-regression",
  description:
    "Logistic regression on words together in a text, words apart, sentence skeletons and places of words, with length",
  kind: "model",
  heldOut: true,
  prepare: (texts) => {
    const shapes = skeletonShapes(texts);
    return logisticProbe(
      tfidfRows(
        texts.pairs.length * 2,
        (text, add) => addColumns(wordsAt(texts, text), shapes, add),
        (text) => lengthFeature(texts, text),
      ),
    );
  },
};

/** For each word its shape in a skeleton: itself when it is grammar, its last three letters otherwise. */
function skeletonShapes(texts: ProbeTexts): Uint32Array {
  const counts = new Uint32Array(texts.vocabulary.length);
  for (const word of texts.words) counts[word] = (counts[word] ?? 0) + 1;
  const floor = Float64Array.from(counts).sort().at(-GRAMMAR_WORDS) ?? 0;
  return Uint32Array.from(texts.vocabulary, (word, number) =>
    hashText((counts[number] ?? 0) >= floor ? word : `-${word.slice(-3)}`),
  );
}

function addColumns(words: Uint32Array, shapes: Uint32Array, add: (column: number) => void): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? 0;
    const shape = (ahead: number): number => shapes[words[at + ahead] ?? -1] ?? 0;
    add(hashColumn(SKELETON, shape(0), shape(1), shape(2)));
    add(hashColumn(PLACE, word, Math.min(at, 3), Math.min(words.length - at, 3)));
    for (let later = at + 1; later < Math.min(words.length, at + REACH); later++) {
      const other = words[later] ?? 0;
      add(hashColumn(TOGETHER, Math.min(word, other), Math.max(word, other)));
      if (later - at === 2 || later - at === 3) add(hashColumn(SKIP, word, other));
    }
  }
}
