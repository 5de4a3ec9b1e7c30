import { LEVEL_NAMES } from "../../lib/levels.ts";
import { finding, negativeRule } from "./rule.ts";

const name = "category-count";

/** Categories and level agree. */
export const categoryCount = negativeRule(
  name,
  "A negative names as many different categories as its level changes: 1 for strong, 2 for moderate, 3 for weak.",
  ({ negative: { place, level, categories } }) => {
    const distinct = new Set(categories).size;
    const path = `${place}.c`;
    const repeated =
      distinct < categories.length
        ? [finding(name, "error", path, "a category is named twice", { actual: categories.join(", ") })]
        : [];
    if (level === null || distinct === LEVEL_NAMES[level].size) return repeated;
    const expected = `${LEVEL_NAMES[level].size} for ${level}`;
    return [
      ...repeated,
      finding(name, "error", path, "the number of categories is not the level's", {
        actual: String(distinct),
        expected,
      }),
    ];
  },
);
