import { stem } from "../lib/inflection.ts";
import { areNearSynonyms } from "../lib/near-synonyms.ts";
import { type Word, wordFact, wordOf } from "../lib/vocabulary.ts";
import { type NounForm, nounOf } from "../lib/words/nouns.ts";
import { hypernymsOf } from "../lib/words/relations.ts";
import { isFunctionWord } from "./analysis.ts";
import { error, suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "edit-same-thing";

/** Share of 10 labelled records that it suspects in which a reader says the same (95 % interval 40 to 89 %; test/audit/labels). */
const MEASURED = 0.7;

/** The edit does not say the same thing in another word. */
export const editSameThing: NegativeRule = {
  name,
  description:
    "An edit whose every change swaps a word for one that annotators use for the same thing (closet, wardrobe) may still be true: a suspicion. " +
    "One that only puts a general word for the particular (sandwich, food) is still true: an error.",
  scope: "negative",
  check: (facts) => {
    const swaps: string[] = [];
    const relations: ("general" | "same")[] = [];
    for (const { removed, added } of facts.analysis.edits) {
      const [before, after] = [contentOf(removed), contentOf(added)];
      if (before === "" && after === "") continue;
      const relation = relationOf(wordOf(before), wordOf(after));
      if (relation === null) return [];
      swaps.push(`${before} → ${after}`);
      relations.push(relation);
    }
    if (swaps.length === 0) return [];
    const evidence = { actual: swaps.join(", ") };
    if (relations.every((relation) => relation === "general"))
      return [
        error(
          name,
          "query",
          "the edit only puts a general word for a particular one, so the query is still true",
          evidence,
        ),
      ];
    return [
      suspicion(name, "query", "the edit only swaps words that may mean the same", {
        ...evidence,
        probability: MEASURED,
      }),
    ];
  },
};

/** Words of an edit but function words, as one text. */
function contentOf(words: readonly string[]): string {
  const [word = ""] = words;
  if (words.length === 1) return isFunctionWord(word) ? "" : word;
  return words.filter((one) => !isFunctionWord(one)).join(" ");
}

/** Words general enough that whatever is true of one of their kind is true of them. */
const GENERAL_WORDS = new Set(
  "food drink meal fruit vegetable clothes clothing garment furniture vehicle animal person someone somebody human adult child object item thing stuff something tool toy device container utensil room building insect bird".split(
    " ",
  ),
);

/** How the new words of a swap relate to the old, as one text each: a general word for them, most likely the same, or neither. */
function relationOf(removed: Word, added: Word): "general" | "same" | null {
  const [before, after] = [nounsOf(removed)[0], nounsOf(added)[0]];
  if (before !== undefined && after !== undefined && before.plural === after.plural) {
    const [particular, general] = [before.noun.lemma, after.noun.lemma];
    if (GENERAL_WORDS.has(general) && hypernymsOf(particular).has(general)) return "general";
  }
  return areNearSynonyms(stemsOf(removed), stemsOf(added)) ? "same" : null;
}

/** The noun that a text is; none where it is no noun. */
const nounsOf = wordFact((text): readonly NounForm[] => {
  const form = nounOf(text);
  return form === undefined ? [] : [form];
});

/** Stems of the words of a text. */
const stemsOf = wordFact((text) => text.split(" ").map(stem).join(" "));
