import { analysisOf } from "../../rules/analysis.ts";
import { areReversals, verbReadings } from "../../lib/words/verbs.ts";
import { finding, negativeRule } from "./rule.ts";

const name = "edit-reversal";

/** Words of a verb with its particle. A longer change exchanges more than the act. */
const LONGEST = 2;

/** A negative that undoes what the original does. */
export const editReversal = negativeRule(
  name,
  "The only change swaps a verb for the one that undoes it (open, close): a video often shows both, one after the other, so somebody should look.",
  ({ negative: { place }, facts }) => {
    const { edits } = analysisOf(facts);
    const [edit] = edits;
    if (edits.length !== 1 || edit === undefined) return [];
    if (Math.max(edit.removed.length, edit.added.length) > LONGEST) return [];
    const reversed = edit.removed.some((before) => edit.added.some((after) => undoes(before, after)));
    if (!reversed) return [];
    const evidence = { actual: edit.added.join(" "), expected: edit.removed.join(" ") };
    return [
      finding(
        name,
        "suspicion",
        `${place}.q`,
        "the new act undoes the old one and may happen in the same video",
        evidence,
      ),
    ];
  },
);

function undoes(before: string, after: string): boolean {
  return verbReadings(before).some((a) => verbReadings(after).some((b) => areReversals(a.lemma, b.lemma)));
}
