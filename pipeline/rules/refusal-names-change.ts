import { analysisOf, refusalAnalysisOf } from "./analysis.ts";
import { suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-names-change";

/** Share of 38 labelled records that it flags whose refusal names neither side in any words (95 % interval 2 to 18 %; test/audit/labels). */
const MEASURED = 0.06;

/** The refusal names what the query asks for in vain and what the video shows instead. */
export const refusalNamesChange: NegativeRule = {
  name,
  description:
    "The refusal names at least one word that the edit added and one that it took away, in any inflection. Otherwise it is suspect, no more: " +
    "a paraphrase may stand for either, as in all 11 released refusals that name neither (dressing, and putting clothes on).",
  scope: "negative",
  check: (facts) => {
    const { addedStems, removedStems } = analysisOf(facts);
    const said = refusalAnalysisOf(facts).stems;
    const [asked, shown] = [names(said, addedStems), names(said, removedStems)];
    if (asked && shown) return [];
    const missing = [
      ...(asked ? [] : [`what the query asks for in vain (${addedStems.join(" or ")})`]),
      ...(shown ? [] : [`what the video shows instead (${removedStems.join(" or ")})`]),
    ].join(" and ");
    return [
      suspicion(name, "refusal", `does not name ${missing}`, {
        actual: facts.refusalText,
        probability: MEASURED,
      }),
    ];
  },
};

/** Whether any of the stems is said; true when there are none to say. */
function names(said: readonly string[], stems: readonly string[]): boolean {
  return stems.length === 0 || stems.some((stem) => said.some((word) => isSameWord(word, stem)));
}

/** Equal stems, or one the beginning of the other: "sneez" and "sneezer". */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  return (
    Math.min(a.length, b.length) >= 4 &&
    Math.abs(a.length - b.length) <= 3 &&
    (a.startsWith(b) || b.startsWith(a))
  );
}
