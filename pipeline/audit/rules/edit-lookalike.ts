import { stem } from "../../lib/inflection.ts";
import { PERSON_WORDS } from "../../lib/words/attributes.ts";
import { nounOf } from "../../lib/words/nouns.ts";
import { nounsOverlap, verbsOverlap } from "../../lib/words/relations.ts";
import { areReversals, verbReadings } from "../../lib/words/verbs.ts";
import { analysisOf } from "../../rules/analysis.ts";
import { editSameThing } from "../../rules/edit-same-thing.ts";
import { finding, negativeRule } from "./rule.ts";

const name = "edit-lookalike";

/** Share of 37 labelled records that it flags in which a reader says the same (95 % interval 54 to 83 %; test/audit/labels). */
const MEASURED = 0.71;

/** A swap of words that no viewer may be able to tell apart. */
export const editLookalike = negativeRule(
  name,
  "The only change swaps two words for things or acts that look alike in a video (glass, cup; laugh, smile): annotators name them by chance, so the negative may be true. " +
    "Weaker than edit-same-thing, which speaks of words for the same.",
  ({ negative: { place }, facts }) => {
    const { edits } = analysisOf(facts);
    const [edit] = edits;
    if (edits.length !== 1 || edit === undefined || editSameThing.check(facts).length > 0) return [];
    const [expected, actual] = [edit.removed.join(" "), edit.added.join(" ")];
    if (!lookAlike(expected, actual)) return [];
    return [
      finding(name, "suspicion", `${place}.q`, "the swapped words look alike in a video", {
        actual,
        expected,
        probability: MEASURED,
      }),
    ];
  },
);

function lookAlike(before: string, after: string): boolean {
  if (stem(before) === stem(after) || PERSON_WORDS[before]?.includes(after) === true) return false;
  const [nounBefore, nounAfter] = [nounOf(before)?.noun.lemma, nounOf(after)?.noun.lemma];
  if (nounBefore !== undefined && nounAfter !== undefined) return nounsOverlap(nounBefore, nounAfter);
  return verbReadings(before).some((a) =>
    verbReadings(after).some((b) => verbsOverlap(a.lemma, b.lemma) && !areReversals(a.lemma, b.lemma)),
  );
}
