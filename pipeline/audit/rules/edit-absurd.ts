import type { WordEdit } from "../../lib/text.ts";
import { isSameWord, type Word, wordFact, wordOf } from "../../lib/vocabulary.ts";
import { isEdible } from "../../lib/words/classes.ts";
import { nounOf } from "../../lib/words/nouns.ts";
import { verbReadings } from "../../lib/words/verbs.ts";
import { finding, negativeRule, NOTHING } from "./rule.ts";

const name = "edit-absurd";

/** A reader says the same of all 25 labelled records that it flags (95 % interval 86 to 100 %; test/audit/labels): a little less is stated. */
const MEASURED = 0.97;

const ANIMALS = new Set(["pet", "farm", "wild", "bird", "sea", "insect"]);

const SWALLOWING = new Set(
  "eat drink chew bite sip cook taste lick nibble munch swallow devour gulp".split(" "),
);
/** Words among which whoever acts is named. */
const FIRST = 3;
/** Things that are eaten or drunk out of, and words that stand for food without being one. */
const NEAR_FOOD = new Set(["drinkware", "dishware", "group", "adult", "child", "person"]);

/** An edit that nobody would believe. */
export const editAbsurd = negativeRule(
  name,
  "The edit makes something that never happens: something inedible is eaten, an animal does what people do. A model learns to refuse it without the video.",
  ({ negative: { place, query }, facts }) => {
    const { edits, originalRead, queryRead } = facts.analysis;
    const { words } = queryRead;
    if (!words.some((word, at) => swallows(word) || (at < FIRST && isAnimal(word)))) return NOTHING;
    const isAdded = (word: Word | undefined): boolean =>
      word !== undefined && edits.some(({ added }) => added.includes(word.text));
    const eaten = words.flatMap((word, at) => (swallows(word) ? inedibleObject(words, at) : []));
    const replaced = !originalRead.words.slice(0, FIRST).some(isAnimal);
    const agent = words
      .slice(0, FIRST)
      .find((word) => isAnimal(word) && replaced && isAdded(word) && !takesPart(words, word))?.text;
    const found = eaten.find(
      (word) => isAdded(word) || isAdded(words[placeOf(words, word) - 1]) || anySwallowing(edits),
    )?.text;
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

function anySwallowing(edits: readonly WordEdit[]): boolean {
  return edits.some(({ added }) => added.some((word) => swallows(wordOf(word))));
}

/** Where a word stands first. */
function placeOf(words: readonly Word[], word: Word): number {
  return words.findIndex((other) => isSameWord(other, word));
}

/** Whether the animal is held, fed or led by somebody named before it. */
function takesPart(words: readonly Word[], animal: Word): boolean {
  return words.slice(0, placeOf(words, animal)).some(({ text }) => verbReadings(text).length > 0);
}

const swallows = wordFact((word) => verbReadings(word).some(({ lemma }) => SWALLOWING.has(lemma)));

const isAnimal = wordFact((word) => {
  const noun = nounOf(word)?.noun;
  return word === "animal" || (noun !== undefined && ANIMALS.has(noun.classes[0] ?? ""));
});

/** Words behind which something else is told than what is eaten. */
const isElsewhere = wordFact((word) =>
  /^(?:in|on|at|from|with|while|and|by|near|out|beside|over|behind|under|inside|into|around|next|before|after)$/u.test(
    word,
  ),
);

/** The object of a verb of eating when it is a known noun of no edible class: "eating a phone", but "eating a bag of chips". */
function inedibleObject(words: readonly Word[], verb: number): Word[] {
  for (const [at, word] of words.slice(verb + 1, verb + 4).entries()) {
    if (isElsewhere(word)) return [];
    const noun = nounOf(word.text)?.noun;
    if (noun === undefined) continue;
    if (words[verb + at + 2]?.text === "of") return [];
    return isEdible(noun) || noun.classes.some((one) => NEAR_FOOD.has(one)) ? [] : [word];
  }
  return [];
}
