import { isThing, isWorn } from "../../../lib/words/classes.ts";
import { ABOUT, NEVER_DRAWN, NOT_SEEN } from "../../../lib/words/data/noun-sets.ts";
import { HANDLED_UNNAMED } from "../../../lib/words/data/verb-sets.ts";
import type { Noun } from "../../../lib/words/nouns.ts";
import type { NounPhrase } from "../analysis/query.ts";
import { actAround } from "./acts.ts";
import { isShownPlural, isSpokenPlural, thingText, wordChanges } from "./describe.ts";
import type { Claim, Edit, EditFamily, EditTask } from "./edit.ts";
import { drawNouns, speaksVaguely } from "./nouns.ts";

function isViewpoint(task: EditTask, phrase: NounPhrase): boolean {
  if (phrase.noun?.lemma !== "camera") return false;
  return !task.query.verbs.some(
    ({ object, lemma }) => task.query.phrases[object ?? -1] === phrase && HANDLED_UNNAMED.has(lemma),
  );
}

/** What is worn is said of its wearer: another family edits it. */
export function isWornHere(task: Pick<EditTask, "query">, phrase: NounPhrase): boolean {
  if (phrase.noun === undefined || !isWorn(phrase.noun)) return false;
  const before =
    task.query.tokens[(phrase.preposition ?? phrase.start) - (phrase.preposition === undefined ? 1 : 0)];
  return before?.verb?.lemma === "wear" || before?.lower === "in" || before?.lower === "with";
}

function isEditable(task: EditTask, phrase: NounPhrase): boolean {
  if (phrase.noun === undefined || phrase.pronoun || phrase.noun.lemma === "top") return false;
  return isThing(phrase.noun) && !isViewpoint(task, phrase) && !isWornHere(task, phrase);
}

/** Things that are about anywhere can only be denied a part in what happens. */
export function familyOfThing(noun: Noun): Claim["family"] {
  return ABOUT.has(noun.lemma) ? "involved" : "object";
}

function objectEdit(task: EditTask, index: number, noun: Noun, strength: number): Edit {
  const change = { kind: "noun", phrase: index, lemma: noun.lemma } as const;
  return {
    category: "Object/ObjectExistence",
    changes: [change],
    locks: [`phrase ${index}`],
    claim: () => ({
      family: familyOfThing(noun),
      shown: thingText(task.query, index),
      asked: (changes) => thingText(task.query, index, wordChanges(changes)),
      plural: isSpokenPlural(task.query, index, noun),
      shownPlural: isShownPlural(task.query, index),
      ...actAround(task.query, index),
    }),
    strength,
  };
}

/** Object/ObjectExistence: another thing in the place of one that the query names. */
export const objectEdits: EditFamily = (task) => {
  const vague = speaksVaguely(task);
  return task.query.phrases.flatMap((phrase, index) => {
    if (!isEditable(task, phrase)) return [];
    const named = phrase.noun !== undefined && NOT_SEEN.has(phrase.noun.lemma);
    const nouns = drawNouns(task, index, (noun) => isThing(noun) && !NEVER_DRAWN.has(noun.lemma), 8);
    return nouns.map(({ noun, balance }) =>
      objectEdit(task, index, noun, balance * (vague ? 0.8 : 1) * (named ? 0.8 : 1)),
    );
  });
};
