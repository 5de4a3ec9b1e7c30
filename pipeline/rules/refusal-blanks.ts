import { hasGluedSentences } from "../lib/sentences.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-blanks";

/** Sentences of the refusal are separated by exactly one blank. */
export const refusalBlanks: NegativeRule = {
  name,
  description:
    "Exactly one blank stands between sentences and words of the refusal, none at its ends (contract: refusal answer).",
  scope: "negative",
  check: ({ refusalText }) => {
    if (hasGluedSentences(refusalText))
      return [error(name, "refusal", "two sentences touch without a blank", { actual: refusalText })];
    if (/^\s|\s$|\s{2}|[^\S ]/u.test(refusalText))
      return [
        error(name, "refusal", "white space other than single blanks between words", { actual: refusalText }),
      ];
    return [];
  },
};
