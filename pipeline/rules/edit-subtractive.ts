import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "edit-subtractive";

/** Words whose removal makes a query say more, not less. */
const RESTRICTING = new Set(
  "no not never without none nothing nobody neither nor only just almost nearly".split(" "),
);

/** The edit does more than leave words out. */
export const editSubtractive: NegativeRule = {
  name,
  description:
    "A query that only leaves words of the original out is still true: whoever puts a red book on a table puts a book on a table. " +
    "Leaving out a negation or restriction is another matter.",
  scope: "negative",
  check: (facts) => {
    const { edits, addedContent, removedContent } = facts.analysis;
    if (addedContent.length > 0 || removedContent.length === 0) return [];
    if (edits.flatMap(({ removed }) => removed).some((word) => RESTRICTING.has(word) || word.endsWith("n't")))
      return [];
    return [
      error(name, "query", "the edit only leaves words out, so the query is still true", {
        actual: removedContent.join(" "),
      }),
    ];
  },
};
