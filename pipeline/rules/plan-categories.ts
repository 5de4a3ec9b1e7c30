import { error, note } from "./finding.ts";
import type { ReplyRule } from "./rule.ts";

const name = "plan-categories";

/** The categories that the reply says it applied are those of the plan. */
export const planCategories: ReplyRule = {
  name,
  description:
    "The reply applies exactly the planned categories. Another order is noted only: the candidate carries the plan's.",
  scope: "reply",
  check: ({ planned, written }) => {
    const paths = written.applied_categories.map(({ path }) => path);
    const [expected, actual] = [planned.categories.join(", "), paths.join(", ")];
    if (actual === expected) return [];
    const sameSet =
      paths.length === planned.categories.length && planned.categories.every((path) => paths.includes(path));
    if (sameSet)
      return [
        note(name, "applied_categories", "the planned categories stand in another order", {
          actual,
          expected,
        }),
      ];
    return [error(name, "applied_categories", `expected ${expected}, found ${actual}`, { actual, expected })];
  },
};
