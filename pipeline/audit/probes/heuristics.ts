import type { PreparedProbe, ProbeFamily, TextScore } from "./family.ts";
import { isNegative, textsOfPairs } from "./family.ts";
import { type ProbeTexts, wordsAt } from "./pairs.ts";

/** Orients a measure by what the training pairs show: positive when negatives have more of it. */
function oriented(measure: TextScore, trainPairs: Uint32Array): TextScore {
  let lead = 0;
  for (const pair of trainPairs) lead += Math.sign(measure(pair * 2 + 1) - measure(pair * 2));
  return lead < 0 ? (text) => -measure(text) : measure;
}

/** A probe that compares one number, more or less of which may mark the negative. */
function measureProbe(measureOf: (trainPairs: Uint32Array) => TextScore): PreparedProbe {
  return { fit: async (trainPairs) => oriented(measureOf(trainPairs), trainPairs) };
}

/** A probe that looks up one value of a text: how much more often it stood in training negatives, as smoothed log odds. */
function valueProbe(valueOf: (text: number) => string): PreparedProbe {
  return {
    fit: async (trainPairs) => {
      const counts = new Map<string, [number, number]>();
      for (const text of textsOfPairs(trainPairs)) {
        const value = valueOf(text);
        const sides = counts.get(value) ?? [0, 0];
        sides[isNegative(text) ? 1 : 0] += 1;
        counts.set(value, sides);
      }
      return (text) => {
        const [originals, negatives] = counts.get(valueOf(text)) ?? [0, 0];
        return Math.log((negatives + 1) / (originals + 1));
      };
    },
  };
}

/** How often training originals use each word. */
function originalCounts(texts: ProbeTexts, trainPairs: Uint32Array): Uint32Array {
  const counts = new Uint32Array(texts.vocabulary.length);
  for (const pair of trainPairs) {
    for (const word of wordsAt(texts, pair * 2)) counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

function heuristic(
  name: string,
  description: string,
  prepare: (texts: ProbeTexts) => PreparedProbe,
): ProbeFamily {
  return { name, description, kind: "heuristic", heldOut: false, prepare };
}

const ends = /[\p{P}\p{S}\s]*$/u;
const inside = /[^\p{L}\p{N}\s]/gu;

/** How a text is written rather than what it says: first letter's case, marks at its end, marks inside. */
function writing(text: string): string {
  const end = ends.exec(text)?.[0] ?? "";
  const first = text.trimStart().slice(0, 1);
  const marks = [...new Set(text.slice(0, text.length - end.length).match(inside) ?? [])].sort().join("");
  const spaces = text !== text.trim() || text.includes("  ") ? "spaces" : "";
  return [first === first.toLowerCase() ? "lower" : "upper", end, marks, spaces].join("|");
}

/** Probes that look at one thing only. */
export const HEURISTICS: readonly ProbeFamily[] = [
  heuristic("length", "The longer text, or the shorter, in words", (texts) =>
    measureProbe(() => (text) => wordsAt(texts, text).length),
  ),
  heuristic("first-word", "The word a text begins with", (texts) =>
    valueProbe((text) => String(wordsAt(texts, text)[0] ?? -1)),
  ),
  heuristic("unseen-word", "Words that no training original uses", (texts) =>
    measureProbe((trainPairs) => {
      const counts = originalCounts(texts, trainPairs);
      return (text) => wordsAt(texts, text).reduce((sum, word) => sum + (counts[word] === 0 ? 1 : 0), 0);
    }),
  ),
  heuristic("frequency", "Mean log frequency of the words in training originals", (texts) =>
    measureProbe((trainPairs) => {
      const counts = originalCounts(texts, trainPairs);
      return (text) => {
        const words = wordsAt(texts, text);
        const sum = words.reduce((total, word) => total + Math.log((counts[word] ?? 0) + 1), 0);
        return words.length === 0 ? 0 : sum / words.length;
      };
    }),
  ),
  heuristic("rarest-word", "Frequency of the rarest word in training originals", (texts) =>
    measureProbe((trainPairs) => {
      const counts = originalCounts(texts, trainPairs);
      return (text) =>
        wordsAt(texts, text).reduce((rarest, word) => Math.min(rarest, counts[word] ?? 0), Infinity);
    }),
  ),
  heuristic("punctuation", "Capitals, marks and blanks, as written", (texts) =>
    valueProbe((text) => writing(texts.raw(text))),
  ),
];
