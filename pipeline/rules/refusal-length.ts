import { wordsOf } from "../lib/text.ts";
import { error, suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-length";

/** The refusal is neither a stub nor an essay. */
export const refusalLength: NegativeRule = {
  name,
  description:
    "A refusal has at least 3 words for each part beside its opening and at most 60 for opening and parts each. " +
    "Released ones have 20 to 55 for each category; beyond half as many again is suspect.",
  scope: "negative",
  check: (facts) => {
    const { refusal, categories } = facts;
    const words = facts.refusalAnalysis.words.length;
    const pieces = categories.length + 1;
    const actual = `${words} words`;
    const stub = refusal?.parts.findIndex(({ text }) => wordsOf(text).length < 3) ?? -1;
    if (stub >= 0)
      return [error(name, `refusal.parts[${stub}].text`, "a part of fewer than 3 words explains nothing")];
    if (words < 3 * pieces)
      return [
        error(name, "refusal", "too short for an opening and its parts", {
          actual,
          expected: `at least ${3 * pieces}`,
        }),
      ];
    if (words > 60 * pieces)
      return [
        error(name, "refusal", "too long to be a refusal", { actual, expected: `at most ${60 * pieces}` }),
      ];
    if (words > 45 * pieces)
      return [suspicion(name, "refusal", "unusually long", { actual, probability: null })];
    return [];
  },
};
