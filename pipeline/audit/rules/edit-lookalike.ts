import { stem, stemOf } from "../../lib/inflection.ts";
import { PERSON_WORDS } from "../../lib/words/attributes.ts";
import { nounOf } from "../../lib/words/nouns.ts";
import { type Word, wordFact, wordOf } from "../../lib/vocabulary.ts";
import { mayMeanTheSame, mayUndo } from "../../lib/words/same-meaning.ts";
import { verbReadings } from "../../lib/words/verbs.ts";
import { isFunctionWord } from "../../rules/analysis.ts";
import { editSameThing } from "../../rules/edit-same-thing.ts";
import { finding, negativeRule, NOTHING } from "./rule.ts";

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
    const swaps: (readonly [before: string, after: string])[] = [];
    for (const { removed, added } of facts.analysis.edits) {
      const [before, after] = [telling(removed), telling(added)];
      if (before === "" && after === "") continue;
      if (!lookAlike(wordOf(before), wordOf(after))) return NOTHING;
      swaps.push([before, after]);
    }
    if (swaps.length === 0) return NOTHING;
    if (editSameThing.check(facts).length > 0) return NOTHING;
    const [expected, actual] = [0, 1].map((side) => swaps.map((swap) => swap[side]).join(", "));
    if (expected === undefined || actual === undefined) return NOTHING;
    return [
      finding(name, "suspicion", `${place}.q`, "the swapped words look alike in a video", {
        actual,
        expected,
        probability: MEASURED,
      }),
    ];
  },
);

/** Words of an edit that say what is seen, as one text. */
function telling(words: readonly string[]): string {
  const [word] = words;
  if (words.length === 1 && word !== undefined) return isTelling(wordOf(word)) ? word : "";
  return words.filter((one) => isTelling(wordOf(one))).join(" ");
}

const isTelling = wordFact((word) => !isFunctionWord(word) && !SLIGHT.has(stem(word)));

function lookAlike(before: Word, after: Word): boolean {
  if (stemOf(before) === stemOf(after) || arePeople(before, after) || mayUndo(before, after)) return false;
  return (ringsOf(before) & ringsOf(after)) !== 0 || mayMeanTheSame(before, after);
}

/** Rings of which an act is, a bit each. */
const ringsOf = wordFact((word) => {
  const lemmas = verbReadings(word).map(({ lemma }) => lemma);
  return RINGS.reduce((bits, ring, at) => (lemmas.some((one) => ring.has(one)) ? bits | (1 << at) : bits), 0);
});

/** Whether two words contrast people, in either number: a viewer tells men from women. */
function arePeople(before: Word, after: Word): boolean {
  return contrastsOf(before).includes(singularOf(after));
}

const singularOf = wordFact((word) => nounOf(word)?.noun.lemma ?? word);

/** Words for people that a word for one is held against. */
const contrastsOf = wordFact((word) => PERSON_WORDS[nounOf(word)?.noun.lemma ?? word] ?? NO_WORDS);
const NO_WORDS: readonly string[] = [];
