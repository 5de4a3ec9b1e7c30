import { LEVEL_NAMES } from "../lib/levels.ts";
import { error, suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "edit-size";

/** Share of words that an edit of one, two or three categories may change before it looks like another query. */
const LARGE = { 1: 0.6, 2: 0.9, 3: 1.1 } as const;

/** Fewest words by which an edit may pass these shares: short queries change in whole phrases. */
const SMALL = { 1: 4, 2: 7, 3: 10 } as const;

/** The negative is an edit of the original, of a size that fits its level. */
export const editSize: NegativeRule = {
  name,
  description:
    "The negative keeps some content of the original unless that is too short to (error), changes at least a word for each category, and no more " +
    "words than an edit of its level does (suspicion). Released strong edits change 1.54 words of 6, weak ones 4.68.",
  scope: "negative",
  check: (facts) => {
    const {
      originalStems,
      removedStems,
      addedStems,
      originalWords,
      queryWords,
      editSize: words,
    } = facts.analysis;
    const categories = LEVEL_NAMES[facts.level].size;
    // words that only change places make no edit large
    const content = Math.max(addedStems.length, removedStems.length);
    const kept = originalStems.length - removedStems.length;
    const evidence = {
      actual: `${words} words changed, ${kept} of ${originalStems.length} content words kept`,
    };
    if (kept === 0 && originalStems.length > 2 * categories)
      return [error(name, "query", "nothing of the original is left: another query, not an edit", evidence)];
    const most = Math.max(
      SMALL[categories],
      Math.max(originalWords.length, queryWords.length) * LARGE[categories],
    );
    if (content > most)
      return [
        suspicion(name, "query", `a large edit for ${facts.level}`, { ...evidence, probability: null }),
      ];
    if (words < categories)
      return [
        suspicion(name, "query", `a small edit for ${categories} categories`, {
          ...evidence,
          probability: null,
        }),
      ];
    return [];
  },
};
