import { SIGNS } from "../lib/reading.ts";
import { hasGluedSentences } from "../lib/sentences.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-blanks";

const ODD_BLANKS = /^\s|\s$|\s{2}|[^\S ]/u;

/** Sentences of the refusal are separated by exactly one blank. */
export const refusalBlanks: NegativeRule = {
  name,
  description:
    "Exactly one blank stands between sentences and words of the refusal, none at its ends (contract: refusal answer).",
  scope: "negative",
  check: ({ refusalText, refusalAnalysis: { signs } }) => {
    const evidence = { actual: refusalText };
    if ((signs & SIGNS.glue) !== 0 && hasGluedSentences(refusalText))
      return [error(name, "refusal", "two sentences touch without a blank", evidence)];
    if ((signs & (SIGNS.blanks | SIGNS.space)) !== 0 && ODD_BLANKS.test(refusalText))
      return [error(name, "refusal", "white space other than single blanks between words", evidence)];
    return [];
  },
};
