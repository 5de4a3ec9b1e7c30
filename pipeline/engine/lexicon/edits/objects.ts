import { isThing, isWorn } from "../../../lib/words/classes.ts";
import type { Noun } from "../../../lib/words/nouns.ts";
import type { NounPhrase } from "../analysis/query.ts";
import { isSpokenPlural, thingText, wordChanges } from "./describe.ts";
import type { Edit, EditFamily, EditTask } from "./edit.ts";
import { drawNouns, speaksVaguely } from "./nouns.ts";

/** Things that are named as a viewpoint or a rule, not as something seen. */
const NOT_SEEN = new Set(["camera", "drink", "light", "food", "screen"]);
/** What films is about everywhere; a top may be of anything. */
const NEVER_DRAWN = new Set(["camera", "top"]);
const VIEWPOINT = new Set(["to", "at", "for", "towards", "toward", "in front of", "into", "from", "facing"]);

function isViewpoint(task: EditTask, phrase: NounPhrase): boolean {
  if (phrase.noun?.lemma !== "camera") return false;
  const before = phrase.preposition === undefined ? undefined : task.query.tokens[phrase.preposition]?.lower;
  if (before !== undefined && VIEWPOINT.has(before)) return true;
  return task.query.verbs.some(
    (verb) => verb.subject !== undefined && task.query.phrases[verb.subject] === phrase,
  );
}

/** What is worn is said of its wearer: another family edits it. */
export function isWornHere(task: EditTask, phrase: NounPhrase): boolean {
  if (phrase.noun === undefined || !isWorn(phrase.noun)) return false;
  const before =
    task.query.tokens[(phrase.preposition ?? phrase.start) - (phrase.preposition === undefined ? 1 : 0)];
  return before?.verb?.lemma === "wear" || before?.lower === "in" || before?.lower === "with";
}

function isEditable(task: EditTask, phrase: NounPhrase): boolean {
  if (phrase.noun === undefined || phrase.pronoun || phrase.noun.lemma === "top") return false;
  return isThing(phrase.noun) && !isViewpoint(task, phrase) && !isWornHere(task, phrase);
}

function objectEdit(task: EditTask, index: number, noun: Noun, strength: number): Edit {
  const change = { kind: "noun", phrase: index, lemma: noun.lemma } as const;
  return {
    category: "Object/ObjectExistence",
    changes: [change],
    locks: [`phrase ${index}`],
    claim: {
      family: "object",
      shown: thingText(task.query, index),
      asked: (changes) => thingText(task.query, index, wordChanges(changes)),
      plural: isSpokenPlural(task.query, index, noun),
      actor: "",
    },
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
