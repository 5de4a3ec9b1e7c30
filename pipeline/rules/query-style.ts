import { note } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "query-style";

/** The negative begins and ends like the original. */
export const queryStyle: NegativeRule = {
  name,
  description:
    "First letter's case and final punctuation are the original's. A difference is noted: harmless alone, telling when all negatives share it.",
  scope: "negative",
  check: ({ original, query }) => {
    const differences = [
      ...(isCapital(original) === isCapital(query) ? [] : ["the case of the first letter"]),
      ...(ending(original) === ending(query) ? [] : ["the final punctuation"]),
    ];
    if (differences.length === 0) return [];
    const message = `unlike the original in ${differences.join(" and ")}`;
    return [note(name, "query", message, { actual: query, expected: original })];
  },
};

function isCapital(text: string): boolean {
  return /^\P{L}*\p{Lu}/u.test(text);
}

function ending(text: string): string {
  return /[.!?…]*$/u.exec(text.trim())?.[0] ?? "";
}
