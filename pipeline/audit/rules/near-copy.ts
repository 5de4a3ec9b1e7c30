import { editSize, wordsOf } from "../../lib/text.ts";
import { finding, negativeRule } from "./rule.ts";

const name = "near-copy";

/** Most words by which a caption may differ from a negative that might say the same. */
const CLOSE_WORDS = 2;

/** About 1 in 9 of the released candidates really says the same (released-data: a shortlist, not a verdict). */
const MEASURED = 1 / 9;

/** Longest texts that are compared, characters. */
const COMPARED = 2000;

/** Whether a caption could be within reach: a quick look before words are aligned. */
function mayBeClose(words: readonly string[], caption: string): boolean {
  if (caption.length > COMPARED) return false;
  const said = new Set(wordsOf(caption));
  return words.filter((word) => !said.has(word)).length <= CLOSE_WORDS;
}

/** A negative that is nearly another caption. */
export const nearCopy = negativeRule(
  name,
  `At most ${CLOSE_WORDS} words differ between the negative and another caption of its video, which is true. Most are legitimate minimal edits: about 1 in 9 says the same.`,
  ({ negative: { place, query }, facts }) => {
    const words = wordsOf(query.slice(0, COMPARED));
    const closest = facts.captions
      .filter(({ own, text }) => !own && mayBeClose(words, text))
      .map(({ text }) => ({ text, size: editSize(text, query) }))
      .sort((a, b) => a.size - b.size)[0];
    if (closest === undefined || closest.size > CLOSE_WORDS) return [];
    return [
      finding(name, "suspicion", `${place}.q`, `${closest.size} words from another caption of the video`, {
        actual: query,
        expected: closest.text,
        probability: MEASURED,
      }),
    ];
  },
);
