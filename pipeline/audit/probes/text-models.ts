import { isNegative, type PreparedProbe, type ProbeFamily, textsOfPairs } from "./family.ts";
import { fitLogistic, score } from "./logistic.ts";
import { type ProbeTexts, wordsAt } from "./pairs.ts";
import { HASH_COLUMNS, hashColumn, hashText, type SparseRows, tfidfRows } from "./sparse.ts";

const UNIGRAM = 1;
const BIGRAM = 2;
const CHARACTERS = 3;

/** A text's length as a feature: words, brought to about the size of a normalised row. */
export function lengthFeature(texts: ProbeTexts, text: number): number {
  return wordsAt(texts, text).length / 10 - 1;
}

/** A logistic regression over prepared rows, one per text. */
export function logisticProbe(rows: SparseRows): PreparedProbe {
  return {
    fit: async (trainPairs, random, turn) => {
      const weights = await fitLogistic(rows, textsOfPairs(trainPairs), isNegative, random, turn);
      return (text) => score(rows, text, weights);
    },
  };
}

/** Columns of a text's words and word pairs. */
function addWordColumns(texts: ProbeTexts, text: number, add: (column: number) => void): void {
  const words = wordsAt(texts, text);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? 0;
    add(hashColumn(UNIGRAM, word));
    if (at + 1 < words.length) add(hashColumn(BIGRAM, word, words[at + 1] ?? 0));
  }
}

/** The probe that released-data.md measures with. */
export const wordRegression: ProbeFamily = {
  name: "word-regression",
  description: "Logistic regression on TF-IDF of words and word pairs, with length",
  kind: "model",
  heldOut: false,
  prepare: (texts) =>
    logisticProbe(
      tfidfRows(
        texts.pairs.length * 2,
        (text, add) => addWordColumns(texts, text, add),
        (text) => lengthFeature(texts, text),
      ),
    ),
};

/** Hears inflections, spelling and word endings that whole words hide. */
export const characterRegression: ProbeFamily = {
  name: "character-regression",
  description: "Logistic regression on TF-IDF of 2 to 4 characters inside words, with length",
  kind: "model",
  heldOut: false,
  prepare: (texts) => {
    const columnsOfWord = texts.vocabulary.map(characterColumns);
    return logisticProbe(
      tfidfRows(
        texts.pairs.length * 2,
        (text, add) => {
          for (const word of wordsAt(texts, text)) columnsOfWord[word]?.forEach(add);
        },
        (text) => lengthFeature(texts, text),
      ),
    );
  },
};

function characterColumns(word: string): Uint32Array {
  const padded = ` ${word} `;
  const columns: number[] = [];
  for (let size = 2; size <= 4; size++) {
    for (let at = 0; at + size <= padded.length; at++) {
      columns.push(hashColumn(CHARACTERS, hashText(padded.slice(at, at + size))));
    }
  }
  return Uint32Array.from(columns);
}

/** Counts alone, without weights that correct each other: what the simplest learner finds. */
export const naiveBayes: ProbeFamily = {
  name: "naive-bayes",
  description: "Multinomial naive Bayes on words and word pairs",
  kind: "model",
  heldOut: false,
  prepare: (texts) => ({
    fit: async (trainPairs) => {
      const counts = [new Float64Array(HASH_COLUMNS), new Float64Array(HASH_COLUMNS)] as const;
      const totals = [0, 0];
      for (const text of textsOfPairs(trainPairs)) {
        const side = isNegative(text) ? 1 : 0;
        addWordColumns(texts, text, (column) => {
          counts[side][column] = (counts[side][column] ?? 0) + 1;
          totals[side] = (totals[side] ?? 0) + 1;
        });
      }
      const rate = (side: 0 | 1, column: number): number =>
        ((counts[side][column] ?? 0) + 1) / ((totals[side] ?? 0) + HASH_COLUMNS);
      return (text) => {
        let sum = 0;
        addWordColumns(texts, text, (column) => {
          sum += Math.log(rate(1, column) / rate(0, column));
        });
        return sum;
      };
    },
  }),
};
