import { sizeOfEdits, wordEdits } from "../../lib/text.ts";
import { analysisOf } from "../../rules/analysis.ts";
import { captionTextOf } from "../../rules/caption-text.ts";
import { finding, negativeRule } from "./rule.ts";

const name = "near-copy";

/** Most words by which a caption may differ from a negative that might say the same. */
const CLOSE_WORDS = 2;

/** Share of true negatives among 44 labelled records that it flags (95 % interval 3 to 19 %; test/audit/labels). */
const MEASURED = 0.07;

/** Longest texts that are compared, characters. */
const COMPARED = 2000;

/** Words by which a caption differs from a negative; Infinity when a quick look tells that they are too many to count. */
function distance(words: readonly string[], caption: string): number {
  if (caption.length > COMPARED) return Infinity;
  const said = captionTextOf(caption);
  let missing = 0;
  for (const word of words) {
    if (!said.words.includes(word)) missing += 1;
    if (missing > CLOSE_WORDS) return Infinity;
  }
  return sizeOfEdits(wordEdits(said.words, words));
}

/** A negative that is nearly another caption. */
export const nearCopy = negativeRule(
  name,
  `At most ${CLOSE_WORDS} words differ between the negative and another caption of its video, which is true. Most are legitimate minimal edits: about 7 in 100 say the same.`,
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
