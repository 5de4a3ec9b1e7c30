import type { Analysis } from "../../rules/analysis.ts";
import { CATEGORY_PATHS, type CategoryPath } from "../../../schemas/category.ts";
import { bitsOfKinds, type KindBits, kindsOfBits, kindsOfRun, SUPPORT } from "./edit-kinds.ts";
import { finding, negativeRule, NOTHING } from "./rule.ts";

const name = "category-support";

const UNKNOWN = bitsOfKinds(["unknown"]);
const SUPPORTING = Object.fromEntries(
  CATEGORY_PATHS.map((category) => [category, bitsOfKinds(SUPPORT[category])]),
) as Readonly<Record<CategoryPath, KindBits>>;

/** A declared category shows in the edit. */
export const categorySupport = negativeRule(
  name,
  "Each declared category has a changed word of a kind that can change it: a verb for an action, a preposition for a spatial relation, a number for counting. Words unknown to the lists support anything.",
  ({ negative: { place, categories }, facts }) => {
    const kinds = changedKinds(facts.analysis);
    if (kinds === 0 || (kinds & UNKNOWN) !== 0) return NOTHING;
    if (categories.every((category) => (SUPPORTING[category] & kinds) !== 0)) return NOTHING;
    return categories
      .filter((category) => (SUPPORTING[category] & kinds) === 0)
      .map((category) =>
        finding(name, "suspicion", `${place}.c`, `no changed word can change ${category}`, {
          actual: kindsOfBits(kinds).join(", "),
          expected: SUPPORT[category].join(" or "),
        }),
      );
  },
);

/** Kinds of all words that the edits take out or put in. */
function changedKinds({ edits, originalRead, queryRead }: Analysis): KindBits {
  let [kinds, shift] = [0, 0];
  for (const { removed, added, at } of edits) {
    kinds |= kindsOfRun(originalRead.words, at, removed.length);
    kinds |= kindsOfRun(queryRead.words, at + shift, added.length);
    shift += added.length - removed.length;
  }
  return kinds;
}
