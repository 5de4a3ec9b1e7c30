import { type Analysis, analysisOf } from "../../rules/analysis.ts";
import { kindsOfRun, SUPPORT, type WordKind } from "./edit-kinds.ts";
import { finding, negativeRule } from "./rule.ts";

const name = "category-support";

/** A declared category shows in the edit. */
export const categorySupport = negativeRule(
  name,
  "Each declared category has a changed word of a kind that can change it: a verb for an action, a preposition for a spatial relation, a number for counting. Words unknown to the lists support anything.",
  ({ negative: { place, categories }, facts }) => {
    const kinds = changedKinds(analysisOf(facts));
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

/** Kinds of all words that the edits take out or put in. */
function changedKinds({ edits, originalWords, queryWords }: Analysis): Set<WordKind> {
  const kinds = new Set<WordKind>();
  let shift = 0;
  for (const { removed, added, at } of edits) {
    for (const kind of kindsOfRun(originalWords, at, removed.length)) kinds.add(kind);
    for (const kind of kindsOfRun(queryWords, at + shift, added.length)) kinds.add(kind);
    shift += added.length - removed.length;
  }
  return kinds;
}
