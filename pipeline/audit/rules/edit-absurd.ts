import { wordsOf } from "../../lib/text.ts";
import { analysisOf } from "../../rules/analysis.ts";
import { nounOf } from "../../lib/words/nouns.ts";
import { verbReadings } from "../../lib/words/verbs.ts";
import { finding, negativeRule } from "./rule.ts";

const name = "edit-absurd";

/** Share of 26 labelled records that it flags in which a reader says the same (95 % interval 82 to 100 %; test/audit/labels). */
const MEASURED = 0.97;

const FOOD = new Set(["dish", "snack", "fruit", "vegetable", "ingredient", "drink", "medicine"]);
const ANIMALS = new Set(["pet", "farm", "wild", "bird", "sea", "insect"]);

const SWALLOWING = new Set(
  "eat drink chew bite sip cook taste lick nibble munch swallow devour gulp".split(" "),
);
/** Things that are eaten or drunk out of, and words that stand for food without being one. */
const NEAR_FOOD = new Set(["drinkware", "dishware", "group", "adult", "child", "person"]);

/** An edit that nobody would believe. */
export const editAbsurd = negativeRule(
  name,
  "The edit makes something that never happens: something inedible is eaten, an animal does what people do. A model learns to refuse it without the video.",
  ({ negative: { place, query }, facts }, { original }) => {
    const added = new Set(analysisOf(facts).edits.flatMap((edit) => edit.added));
    const words = wordsOf(query.slice(0, 2000));
    const eaten = words.flatMap((word, at) => inedibleObject(words, word, at));
    const replaced = !wordsOf(original.slice(0, 2000)).slice(0, 3).some(isAnimal);
    const agent = words
      .slice(0, 3)
      .find((word) => replaced && isAnimal(word) && added.has(word) && !takesPart(words, word));
    const found = eaten.find(
      (word) => added.has(word) || added.has(words[words.indexOf(word) - 1] ?? "") || anySwallowing(added),
    );
    if (found !== undefined)
      return [
        finding(name, "suspicion", `${place}.q`, `${found} is nothing to eat or drink`, {
          actual: query,
          probability: MEASURED,
        }),
      ];
    if (agent !== undefined)
      return [
        finding(name, "suspicion", `${place}.q`, `${agent} acts in a person's place`, {
          actual: query,
          probability: MEASURED,
        }),
      ];
    return [];
  },
);

function anySwallowing(words: ReadonlySet<string>): boolean {
  return [...words].some((word) => verbReadings(word).some(({ lemma }) => SWALLOWING.has(lemma)));
}

/** Whether the animal is held, fed or led by somebody named before it. */
function takesPart(words: readonly string[], animal: string): boolean {
  return words.slice(0, words.indexOf(animal)).some((word) => verbReadings(word).length > 0);
}

function isAnimal(word: string): boolean {
  const noun = nounOf(word)?.noun;
  return word === "animal" || (noun !== undefined && ANIMALS.has(noun.classes[0] ?? ""));
}

/** The object of a verb of eating when it is a known noun of no edible class: "eating a phone". */
function inedibleObject(words: readonly string[], verb: string, at: number): string[] {
  if (!verbReadings(verb).some(({ lemma }) => SWALLOWING.has(lemma))) return [];
  for (const word of words.slice(at + 1, at + 4)) {
    if (/^(?:in|on|at|from|with|while|and|by|near|out)$/u.test(word)) return [];
    const noun = nounOf(word)?.noun;
    if (noun === undefined) continue;
    return noun.classes.some((one) => FOOD.has(one) || NEAR_FOOD.has(one)) ? [] : [word];
  }
  return [];
}
