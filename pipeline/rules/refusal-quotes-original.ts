import { comparableText } from "../lib/text.ts";
import type { Word } from "../lib/vocabulary.ts";
import type { RefusalAnalysis } from "./analysis.ts";
import { error, suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-quotes-original";

const QUOTE = /["“«]/u;
const QUOTED = /["“«]([^"”»]{3,400})["”»]/gu;

/** An ASCII text with a word in it, short enough to be analysed as a whole. */
const PLAIN = /^(?=[\0-\x7f]{1,2000}$)[^a-z0-9]*[a-z0-9]/i;

/** Fewest words of an original whose verbatim return is no coincidence. */
const TELLING = 6;

/** The refusal does not give the original query away. */
export const refusalQuotesOriginal: NegativeRule = {
  name,
  description:
    "The refusal does not quote the original query, which is the answer to another question: neither in quotation marks nor as a sentence of its own (errors). " +
    "A long original inside a sentence is suspect only: it may be the plainest way to say what the video shows.",
  scope: "negative",
  check: (facts) => {
    const { original } = facts;
    const words = facts.analysis.originalWords;
    const refusal = facts.refusalAnalysis;
    const holdsAll = holdsRun(refusal.words, words);
    if (!holdsAll && isPlain(original) && refusal.plain) return [];
    const whole = quoted(refusal, comparableText(original));
    if (whole !== undefined)
      return [error(name, "refusal", "the original query is quoted", { actual: whole })];
    if (words.length < TELLING || !holdsAll) return [];
    const message = "the original query stands word for word in the refusal";
    return [suspicion(name, "refusal", message, { actual: original, probability: null })];
  },
};

/** Whether a text can only be quoted by its words: it has some, and no character that is written in two ways. */
function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** The quotation or sentence that is the original query, up to case and a full stop. */
function quoted({ text, sentences }: RefusalAnalysis, original: string): string | undefined {
  const quotes = QUOTE.test(text) ? Array.from(text.matchAll(QUOTED), ([, inner = ""]) => inner) : [];
  return [...quotes, ...sentences.map((sentence) => sentence.text)].find(
    (one) => comparableText(one) === original,
  );
}

/** Whether a list holds the words one behind the other, nothing between them. */
function holdsRun(said: readonly Word[], words: readonly string[]): boolean {
  const [first] = words;
  for (let at = 0; at + words.length <= said.length; at++) {
    if (said[at]?.text === first && words.every((word, index) => said[at + index]?.text === word))
      return words.length > 0;
  }
  return false;
}
