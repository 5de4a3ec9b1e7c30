import { readLevel } from "../lib/levels.ts";
import { error, note } from "./finding.ts";
import type { ReplyRule } from "./rule.ts";

const name = "plan-difficulty-tag";

/** The difficulty tag, in any of its names, is the planned level. */
export const planDifficultyTag: ReplyRule = {
  name,
  description:
    "difficulty_tag names the planned level under any of its aliases. Another level is a contradiction; a word that names none is noted.",
  scope: "reply",
  check: ({ planned, written }) => {
    const actual = written.difficulty_tag;
    const level = readLevel(actual);
    if (level === planned.level) return [];
    const evidence = { actual, expected: planned.level };
    if (level === undefined)
      return [
        note(name, "difficulty_tag", `expected ${planned.level}, found a word that names no level`, evidence),
      ];
    return [error(name, "difficulty_tag", `expected ${planned.level}, found the tag of ${level}`, evidence)];
  },
};
