import { wordFact } from "../lib/vocabulary.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "query-negation";

const NEGATIONS = new Set(
  "no not never nothing nobody none nowhere neither nor without cannot unable fail fails failing refuses refusing".split(
    " ",
  ),
);

const isNegation = wordFact((word) => NEGATIONS.has(word) || word.endsWith("n't"));

/** The negative denies nothing that the original does not deny. */
export const queryNegation: NegativeRule = {
  name,
  description:
    'The edit introduces no negation: "eating nothing" is true of moments without end and is no event that can be searched for.',
  scope: "negative",
  check: (facts) => {
    const { originalWords, queryRead } = facts.analysis;
    if (!queryRead.words.some(isNegation)) return [];
    const negations = queryRead.words.filter(isNegation).map(({ text }) => text);
    const introduced = negations.filter((word) => !originalWords.includes(word));
    if (introduced.length === 0) return [];
    return [error(name, "query", `the edit introduces a negation`, { actual: introduced.join(", ") })];
  },
};
