import { PREPOSITIONS } from "../lib/words/function-words.ts";
import { isFunctionWord } from "./analysis.ts";
import { suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "edit-additive";

const PLACES = new Set("front top side back middle left right away next other instead".split(" "));

/** Words that make another preposition of one that stays: "in" and "in front of". */
function isRelation(words: readonly string[]): boolean {
  return words.every((word) => PREPOSITIONS.has(word) || PLACES.has(word) || isFunctionWord(word));
}

/** The edit does more than add words. */
export const editAdditive: NegativeRule = {
  name,
  description:
    'An edit that takes nothing away ("out the window" to "out the car window") may still be true: the video may show what was added, and no caption deny it.',
  scope: "negative",
  check: (facts) => {
    const { edits, addedContent, removedContent } = facts.analysis;
    if (addedContent.length === 0 || removedContent.length > 0) return [];
    const added = edits
      .filter((edit) => !isRelation(edit.added))
      .flatMap((edit) => edit.added)
      .filter((word) => !isFunctionWord(word));
    if (added.length === 0) return [];
    return [
      suspicion(name, "query", "the edit only adds words", { actual: added.join(" "), probability: null }),
    ];
  },
};
