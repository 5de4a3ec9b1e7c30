import { SIGNS } from "../lib/reading.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-time-range";

/** Bounded, so that a text of nothing but digits is searched in linear time. */
const NUMBER = String.raw`\d{1,9}(?:[.:]\d{1,9}){0,3}`;
const UNIT = String.raw`(?:\s*(?:s|sec|secs|seconds?))?`;
const RANGE = new RegExp(String.raw`${NUMBER}${UNIT}\s*(?:to|until|till|through|[-–—~])\s*${NUMBER}`, "iu");
const BETWEEN = new RegExp(String.raw`\bbetween\s+${NUMBER}${UNIT}\s+and\s+${NUMBER}`, "iu");

/** The refusal names no stretch of time. */
export const refusalTimeRange: NegativeRule = {
  name,
  description:
    'No "number to number" and no "number - number seconds": the training reward reads it as an answer, not a refusal.',
  scope: "negative",
  check: (facts) => {
    const { text, signs } = facts.refusalAnalysis;
    if ((signs & SIGNS.digit) === 0) return [];
    const range = RANGE.exec(text) ?? BETWEEN.exec(text);
    if (range === null) return [];
    return [error(name, "refusal", "the refusal names a time range", { actual: range[0] })];
  },
};
