import type { WordEdit } from "../lib/text.ts";
import { stem } from "../lib/inflection.ts";
import { areNearSynonyms } from "../lib/near-synonyms.ts";
import { nounOf } from "../lib/words/nouns.ts";
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
    const swaps: WordEdit[] = [];
    const relations: ("general" | "same")[] = [];
    for (const edit of facts.analysis.edits) {
      const swap = withoutFunctionWords(edit);
      if (!isChange(swap)) continue;
      const relation = relationOf(swap);
      if (relation === null) return [];
      swaps.push(swap);
      relations.push(relation);
    }
    if (swaps.length === 0) return [];
    const evidence = {
      actual: swaps.map(({ removed, added }) => `${removed.join(" ")} → ${added.join(" ")}`).join(", "),
    };
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

function withoutFunctionWords({ removed, added, at }: WordEdit): WordEdit {
  const content = (words: readonly string[]): string[] => words.filter((word) => !isFunctionWord(word));
  return { removed: content(removed), added: content(added), at };
}

function isChange({ removed, added }: WordEdit): boolean {
  return removed.length + added.length > 0;
}

/** Words general enough that whatever is true of one of their kind is true of them. */
const GENERAL_WORDS = new Set(
  "food drink meal fruit vegetable clothes clothing garment furniture vehicle animal person someone somebody human adult child object item thing stuff something tool toy device container utensil room building insect bird".split(
    " ",
  ),
);

/** How the new words of a swap relate to the old: a general word for them, most likely the same, or neither. */
function relationOf({ removed, added }: WordEdit): "general" | "same" | null {
  const [before, after] = [nounOf(removed.join(" ")), nounOf(added.join(" "))];
  if (before !== undefined && after !== undefined && before.plural === after.plural) {
    const [particular, general] = [before.noun.lemma, after.noun.lemma];
    if (GENERAL_WORDS.has(general) && hypernymsOf(particular).has(general)) return "general";
  }
  const [one = "", other = ""] = [removed.map(stem).join(" "), added.map(stem).join(" ")];
  return areNearSynonyms(one, other) ? "same" : null;
}
