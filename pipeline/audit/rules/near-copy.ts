import type { Reading } from "../../lib/reading.ts";
import { sizeOfEdits, wordEdits } from "../../lib/text.ts";
import { isSameWord } from "../../lib/vocabulary.ts";
import type { CaptionText } from "../../rules/caption-text.ts";
import { finding, negativeRule, NOTHING } from "./rule.ts";

const name = "near-copy";

/** Most words by which a caption may differ from a negative that might say the same. */
const CLOSE_WORDS = 2;

/** Share of true negatives among 44 labelled records that it flags (95 % interval 3 to 19 %; test/audit/labels). */
const MEASURED = 0.07;

/** Longest texts that are compared, characters. */
const COMPARED = 2000;

/** Words by which a caption differs from a negative; Infinity when a quick look tells that they are too many to count. */
function distance(query: Reading, said: CaptionText): number {
  if (said.text.length > COMPARED || !lacksFew(said.reading, query)) return Infinity;
  const words = query.words.map(({ text }) => text);
  return sizeOfEdits(wordEdits(said.words, words));
}

/** Whether a text lacks no more than a few of another's words. */
function lacksFew(said: Reading, wanted: Reading): boolean {
  if (bitsOf(wanted.mask & ~said.mask) > CLOSE_WORDS) return false;
  let missing = 0;
  for (const word of wanted.words) {
    if (!said.words.some((other) => isSameWord(other, word))) missing += 1;
    if (missing > CLOSE_WORDS) return false;
  }
  return true;
}

/** How many bits of a number are set. */
function bitsOf(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** A negative that is nearly another caption. */
export const nearCopy = negativeRule(
  name,
  `At most ${CLOSE_WORDS} words differ between the negative and another caption of its video, which is true. Most are legitimate minimal edits: about 7 in 100 say the same.`,
  ({ negative: { place, query }, facts }) => {
    const { otherCaptions } = facts;
    if (otherCaptions.length === 0) return NOTHING;
    const { queryRead } = facts.analysis;
    let closest = { text: "", size: Infinity };
    for (const caption of otherCaptions) {
      const size = distance(queryRead, caption);
      if (size < closest.size) closest = { text: caption.text, size };
    }
    if (closest.size > CLOSE_WORDS) return NOTHING;
    return [
      finding(name, "suspicion", `${place}.q`, `${closest.size} words from another caption of the video`, {
        actual: query,
        expected: closest.text,
        probability: MEASURED,
      }),
    ];
  },
);
