import { categoryTag } from "../lib/categories.ts";
import { OPENING_TAG, readRefusal } from "../lib/reasoning.ts";
import { error } from "./finding.ts";
import type { ReplyRule } from "./rule.ts";

const name = "plan-reasoning";

/** The reasoning holds an opening block and one block per planned category. */
export const planReasoning: ReplyRule = {
  name,
  description:
    "The reasoning has an opening and one block for each planned category, each with text, and no other block.",
  scope: "reply",
  check: ({ planned, written }) => {
    const reading = readRefusal(written.reasoning, planned.categories);
    if ("refusal" in reading) return [];
    const expected = [OPENING_TAG, ...planned.categories.map(categoryTag)].map((tag) => `<${tag}>`).join(" ");
    return [
      error(name, "reasoning", `expected ${expected}, found ${reading.problems.join("; ")}`, { expected }),
    ];
  },
};
