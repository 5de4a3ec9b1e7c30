import { sizeOfEdits, wordEdits } from "../../lib/text.ts";
import { analysisOf } from "../../rules/analysis.ts";
import { captionTextOf } from "../../rules/caption-text.ts";
import { finding, negativeRule } from "./rule.ts";

const name = "near-copy";

/** Most words by which a caption may differ from a negative that might say the same. */
const CLOSE_WORDS = 2;

/** About 1 in 9 of the released candidates really says the same (released-data: a shortlist, not a verdict). */
const MEASURED = 1 / 9;

/** Longest texts that are compared, characters. */
const COMPARED = 2000;

/** Words by which a caption differs from a negative; Infinity when a quick look tells that they are too many to count. */
function distance(words: readonly string[], caption: string): number {
  if (caption.length > COMPARED) return Infinity;
  const said = captionTextOf(caption);
  let missing = 0;
  for (const word of words) {
    if (!said.distinctWords.has(word)) missing += 1;
    if (missing > CLOSE_WORDS) return Infinity;
  }
  return sizeOfEdits(wordEdits(said.words, words));
}

/** A negative that is nearly another caption. */
export const nearCopy = negativeRule(
  name,
  `At most ${CLOSE_WORDS} words differ between the negative and another caption of its video, which is true. Most are legitimate minimal edits: about 1 in 9 says the same.`,
  ({ negative: { place, query }, facts }) => {
    const { queryWords } = analysisOf(facts);
    let closest = { text: "", size: Infinity };
    for (const { own, text } of facts.captions) {
      const size = own ? Infinity : distance(queryWords, text);
      if (size < closest.size) closest = { text, size };
    }
    if (closest.size > CLOSE_WORDS) return [];
    return [
      finding(name, "suspicion", `${place}.q`, `${closest.size} words from another caption of the video`, {
        actual: query,
        expected: closest.text,
        probability: MEASURED,
      }),
    ];
  },
);
