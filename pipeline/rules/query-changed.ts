import { comparableText } from "../lib/text.ts";
import { sameSequence } from "./analysis.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "query-changed";

/** The negative differs from the original in content. */
export const queryChanged: NegativeRule = {
  name,
  description:
    "The negative is not the original again, nor the original up to articles, pronouns, auxiliaries and inflection: such a query is still true.",
  scope: "negative",
  check: (facts) => {
    const evidence = { actual: facts.query };
    if (comparableText(facts.query) === comparableText(facts.original))
      return [error(name, "query", "the negative is the original query", evidence)];
    const { originalStems, queryStems } = facts.analysis;
    if (!sameSequence(originalStems, queryStems)) return [];
    return [error(name, "query", "only articles, pronouns or inflection differ from the original", evidence)];
  },
};
