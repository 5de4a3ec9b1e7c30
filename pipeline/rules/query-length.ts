import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "query-length";

/** The negative is about as long as the original. */
export const queryLength: NegativeRule = {
  name,
  description:
    "The negative has between 0.4 and 2 times the original's words, a few more allowed for short ones: " +
    "released negatives lie between 0.67 and 2.2, and another length gives the negative away.",
  scope: "negative",
  check: (facts) => {
    const { originalWords, queryWords } = facts.analysis;
    const [least, most] = [Math.max(1, Math.floor(originalWords.length * 0.4)), originalWords.length * 2 + 6];
    if (queryWords.length >= least && queryWords.length <= most) return [];
    const evidence = { actual: `${queryWords.length} words`, expected: `${least} to ${most} words` };
    return [error(name, "query", `the original has ${originalWords.length} words`, evidence)];
  },
};
