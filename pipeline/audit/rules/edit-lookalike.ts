import { stem } from "../../lib/inflection.ts";
import { PERSON_WORDS } from "../../lib/words/attributes.ts";
import { nounOf } from "../../lib/words/nouns.ts";
import { wordOf } from "../../lib/vocabulary.ts";
import { mayMeanTheSame, mayUndo } from "../../lib/words/same-meaning.ts";
import { verbReadings } from "../../lib/words/verbs.ts";
import { analysisOf, isFunctionWord } from "../../rules/analysis.ts";
import { editSameThing } from "../../rules/edit-same-thing.ts";
import { finding, negativeRule } from "./rule.ts";

const name = "edit-lookalike";

/** Share of the 16 labelled records of the odd half that it flags in which a reader says the same (95 % interval 55 to 94 %; test/audit/labels). */
const MEASURED = 0.81;

/** Stems of words that tell how far an act has got, or only tie it to its object; annotators put them in and leave them out. */
const SLIGHT = new Set(
  "to begin start continue proceed keep then at through himself herself themselves itself"
    .split(" ")
    .map(stem),
);

/** Acts that are the same motion at another pace or with another outcome, beyond those that the word lists hold to be one act. */
const RINGS = [
  "run jog walk stroll hurry rush march",
  "pour spill",
  "read look flip browse",
  "throw toss drop",
].map((ring) => new Set(ring.split(" ")));

/** A swap of words that no viewer may be able to tell apart. */
export const editLookalike = negativeRule(
  name,
  "Every change swaps two words for things or acts that look alike in a video (glass, cup; walk, run): annotators name them by chance, so the negative may be true. " +
    "Weaker than edit-same-thing, which speaks of words for the same.",
  ({ negative: { place }, facts }) => {
    const swaps = analysisOf(facts)
      .edits.map(({ removed, added }) => [telling(removed).join(" "), telling(added).join(" ")] as const)
      .filter(([before, after]) => before !== "" || after !== "");
    if (swaps.length === 0 || !swaps.every(([before, after]) => lookAlike(before, after))) return [];
    if (editSameThing.check(facts).length > 0) return [];
    const [expected, actual] = [0, 1].map((side) => swaps.map((swap) => swap[side]).join(", "));
    if (expected === undefined || actual === undefined) return [];
    return [
      finding(name, "suspicion", `${place}.q`, "the swapped words look alike in a video", {
        actual,
        expected,
        probability: MEASURED,
      }),
    ];
  },
);

/** Words of an edit that say what is seen. */
function telling(words: readonly string[]): string[] {
  return words.filter((word) => !isFunctionWord(word) && !SLIGHT.has(stem(word)));
}

function lookAlike(before: string, after: string): boolean {
  if (stem(before) === stem(after) || arePeople(before, after) || mayUndo(wordOf(before), wordOf(after)))
    return false;
  const acts = [before, after].map((word) => verbReadings(word).map(({ lemma }) => lemma));
  if (RINGS.some((ring) => acts.every((lemmas) => lemmas.some((lemma) => ring.has(lemma))))) return true;
  return mayMeanTheSame(wordOf(before), wordOf(after));
}

/** Whether two words contrast people, in either number: a viewer tells men from women. */
function arePeople(before: string, after: string): boolean {
  return PERSON_WORDS[singular(before)]?.includes(singular(after)) === true;
}

function singular(word: string): string {
  return nounOf(word)?.noun.lemma ?? word;
}
