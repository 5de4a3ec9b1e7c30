import { error, suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-parts";

/** The refusal explains every changed category. */
export const refusalParts: NegativeRule = {
  name,
  description:
    "One part for each category, in plan order. Where only the text is known, it needs an opening and a sentence for each category: fewer are suspect.",
  scope: "negative",
  check: (facts) => {
    const { categories, refusal } = facts;
    const expected = categories.join(", ");
    if (refusal !== null) {
      const actual = refusal.parts.map(({ category }) => category).join(", ");
      return actual === expected
        ? []
        : [error(name, "refusal", "the parts are not the plan's", { actual, expected })];
    }
    const sentences = facts.refusalAnalysis.sentences.length;
    if (sentences > categories.length) return [];
    const message = `${sentences} sentences for an opening and ${categories.length} categories`;
    return [suspicion(name, "refusal", message, { expected, probability: null })];
  },
};
