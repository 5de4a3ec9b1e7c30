import { comparableText } from "../lib/text.ts";
import { analysisOf, refusalAnalysisOf } from "./analysis.ts";
import { error, suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-quotes-original";

const QUOTE = /["“«]/u;
const QUOTED = /["“«]([^"”»]{3,400})["”»]/gu;

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
    const { original, refusalText } = facts;
    const { sentences, words: said } = refusalAnalysisOf(facts);
    const comparable = comparableText(original);
    const quotes = QUOTE.test(refusalText)
      ? Array.from(refusalText.matchAll(QUOTED), ([, text = ""]) => text)
      : [];
    const whole = [...quotes, ...sentences].find((text) => comparableText(text) === comparable);
    if (whole !== undefined)
      return [error(name, "refusal", "the original query is quoted", { actual: whole })];
    const words = analysisOf(facts).originalWords;
    if (words.length < TELLING || !holdsRun(said, words)) return [];
    const message = "the original query stands word for word in the refusal";
    return [suspicion(name, "refusal", message, { actual: original, probability: null })];
  },
};

/** Whether a list holds the words one behind the other, nothing between them. */
function holdsRun(said: readonly string[], words: readonly string[]): boolean {
  for (let at = said.indexOf(words[0] ?? ""); at !== -1; at = said.indexOf(words[0] ?? "", at + 1)) {
    if (words.every((word, index) => said[at + index] === word)) return true;
  }
  return false;
}
