import { isNegative, type ProbeFamily, textsOfPairs } from "./family.ts";
import { type ProbeTexts, wordsAt } from "./pairs.ts";
import { hashNumbers } from "./sparse.ts";

const HISTORY = 41;
const GRAM = 31;

/** Before the first word and behind the last; no vocabulary is that large. */
const EDGE = 0xffffffff;

/** Weight given to the next shorter history when nothing is known, in observations (Witten-Bell would count distinct followers). */
const BACK_OFF = 2;

/** Slots of a table of counts; a power of two, large enough for the trigrams of a million words. */
const SLOTS = 1 << 22;

/** Counts of words after histories of 0, 1 and 2 words, hashed. */
class Counts {
  readonly #grams = new Uint32Array(SLOTS);
  readonly #histories = new Uint32Array(SLOTS);
  readonly #vocabulary: number;

  constructor(vocabulary: number) {
    this.#vocabulary = vocabulary + 2;
  }

  add(before: number, previous: number, word: number): void {
    for (let order = 0; order <= 2; order++) {
      increment(this.#grams, slotOf(GRAM, order, before, previous, word));
      increment(this.#histories, slotOf(HISTORY, order, before, previous, 0));
    }
  }

  /** Probability of a word after two others, smoothed towards shorter histories and finally the uniform distribution. */
  probability(before: number, previous: number, word: number): number {
    let estimate = 1 / this.#vocabulary;
    for (let order = 0; order <= 2; order++) {
      const gram = this.#grams[slotOf(GRAM, order, before, previous, word)] ?? 0;
      const history = this.#histories[slotOf(HISTORY, order, before, previous, 0)] ?? 0;
      estimate = (gram + BACK_OFF * estimate) / (history + BACK_OFF);
    }
    return estimate;
  }
}

function increment(counts: Uint32Array, slot: number): void {
  counts[slot] = (counts[slot] ?? 0) + 1;
}

/** Words beyond the order's history do not count. */
function slotOf(kind: number, order: number, before: number, previous: number, word: number): number {
  const hash = hashNumbers(kind + order, word, order > 0 ? previous : 0, order > 1 ? before : 0);
  return hash & (SLOTS - 1);
}

function eachTrigram(
  texts: ProbeTexts,
  text: number,
  visit: (before: number, previous: number, word: number) => void,
): void {
  let [before, previous] = [EDGE, EDGE];
  for (const word of wordsAt(texts, text)) {
    visit(before, previous, word);
    [before, previous] = [previous, word];
  }
  visit(before, previous, EDGE);
}

/** How unusual a text is to someone who has read originals only: a leak that no exposure to negatives is needed to use. */
export const trigramModel: ProbeFamily = {
  name: "trigram-model",
  description:
    "Trigram language model of originals alone: the less likely text, per word, is called the negative",
  kind: "model",
  heldOut: false,
  prepare: (texts) => ({
    fit: async (trainPairs) => {
      const counts = new Counts(texts.vocabulary.length);
      for (const text of textsOfPairs(trainPairs)) {
        if (isNegative(text)) continue;
        eachTrigram(texts, text, (before, previous, word) => counts.add(before, previous, word));
      }
      return (text) => {
        let [surprise, words] = [0, 0];
        eachTrigram(texts, text, (before, previous, word) => {
          surprise -= Math.log(counts.probability(before, previous, word));
          words += 1;
        });
        return surprise / words;
      };
    },
  }),
};
