import { brokenCharacters } from "../lib/encoding.ts";
import { SIGNS } from "../lib/reading.ts";
import { error, note } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "query-encoding";

/** The negative holds no broken characters of its own. */
export const queryEncoding: NegativeRule = {
  name,
  description:
    "The negative holds no control or direction characters, lone surrogates, U+FFFD or doubly encoded text. " +
    "What the original holds too is noted only: the corpus is to blame.",
  scope: "negative",
  check: (facts) => {
    if ((facts.analysis.querySigns & SIGNS.control) === 0) return [];
    const { original, query } = facts;
    const broken = brokenCharacters(query);
    if (broken === undefined) return [];
    const evidence = { actual: broken };
    if (original.includes(broken))
      return [note(name, "query", "broken characters that the original holds too", evidence)];
    return [error(name, "query", "broken characters", evidence)];
  },
};
