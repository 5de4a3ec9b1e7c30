import { analysisOf, isFunctionWord } from "./analysis.ts";
import { suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "edit-additive";

/** The edit does more than add words. */
export const editAdditive: NegativeRule = {
  name,
  description:
    'An edit that takes nothing away ("out the window" to "out the car window") may still be true: the video may show what was added, and no caption deny it.',
  scope: "negative",
  check: (facts) => {
    const { edits } = analysisOf(facts);
    const added = edits.flatMap((edit) => edit.added).filter((word) => !isFunctionWord(word));
    const removed = edits.flatMap((edit) => edit.removed).filter((word) => !isFunctionWord(word));
    if (added.length === 0 || removed.length > 0) return [];
    return [
      suspicion(name, "query", "the edit only adds words", { actual: added.join(" "), probability: null }),
    ];
  },
};
