import { analysisOf } from "../../rules/analysis.ts";
import { kindsOfEdits, SUPPORT } from "./edit-kinds.ts";
import { finding, negativeRule } from "./rule.ts";

const name = "category-support";

/** A declared category shows in the edit. */
export const categorySupport = negativeRule(
  name,
  "Each declared category has a changed word of a kind that can change it: a verb for an action, a preposition for a spatial relation, a number for counting. Words unknown to the lists support anything.",
  ({ negative: { place, categories }, facts }) => {
    const kinds = kindsOfEdits(analysisOf(facts).edits);
    if (kinds.size === 0 || kinds.has("unknown")) return [];
    return categories
      .filter((category) => !SUPPORT[category].some((kind) => kinds.has(kind)))
      .map((category) =>
        finding(name, "suspicion", `${place}.c`, `no changed word can change ${category}`, {
          actual: [...kinds].join(", "),
          expected: SUPPORT[category].join(" or "),
        }),
      );
  },
);
