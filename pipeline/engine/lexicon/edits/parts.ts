import {
  HELD_WITH,
  LIMBS,
  NEVER_DRAWN,
  MALE,
  OF_WHOLES,
  OVERWEAR,
  UNDERWEAR,
  WHOLE_DRESS,
  WOMENS,
  WORN_AT,
} from "../../../lib/words/data/noun-sets.ts";
import { CARING, LIMB_ACTS } from "../../../lib/words/data/verb-sets.ts";
import { isPart, isPerson, isScene, isWorn } from "../../../lib/words/classes.ts";
import { IDIOMS } from "../../../lib/words/idioms.ts";
import { mentionsNoun } from "../../../lib/words/mentions.ts";
import { type Noun, nounByLemma } from "../../../lib/words/nouns.ts";
import { nounsOverlap } from "../../../lib/words/relations.ts";
import type { NounPhrase, Query } from "../analysis/query.ts";
import { modifierKeys } from "../inventory/slots.ts";
import { actAround } from "./acts.ts";
import { isShownPlural, isSpokenPlural, thingText, wordChanges } from "./describe.ts";
import { drawFillers } from "./draw.ts";
import type { Change, Edit, EditFamily, EditTask } from "./edit.ts";
import { drawNouns } from "./nouns.ts";
import { isWornHere } from "./objects.ts";

/** The same part of another whole. */
function wholeEdits(task: EditTask, index: number): Edit[] {
  const { query, inventory, mentions, random } = task;
  const phrase = query.phrases[index];
  const place = phrase?.modifiers.at(-1);
  const whole = query.tokens[place ?? -1]?.noun?.noun;
  if (phrase === undefined || place === undefined || whole === undefined || phrase.modifiers.length > 1)
    return [];
  if (!OF_WHOLES.has(query.tokens[phrase.head]?.lower ?? "") || place !== phrase.head - 1) return [];
  const isAlike = (other: Noun | undefined): boolean =>
    other !== undefined &&
    !isPerson(whole) &&
    !isPerson(other) &&
    (!(isScene(other) || isScene(whole)) || other.classes[0] === whole.classes[0]);
  const accept = (lemma: string): boolean =>
    lemma !== whole.lemma &&
    isAlike(nounByLemma(lemma)) &&
    !nounsOverlap(lemma, whole.lemma) &&
    !mentionsNoun(mentions, lemma);
  return drawFillers(inventory, modifierKeys(query, phrase), accept, random, 3, whole.lemma).map(
    ({ filler, balance }) => {
      const change = { kind: "word", at: place, text: filler } as const;
      return {
        category: "Object/ObjectPartRelation",
        changes: [change],
        locks: [`token ${place}`, `phrase ${index}`],
        claim: () => ({
          family: "part",
          shown: thingText(query, index),
          asked: (changes) => thingText(query, index, wordChanges(changes)),
          plural: phrase.plural,
          shownPlural: phrase.plural,
        }),
        strength: 0.9 * balance,
      };
    },
  );
}

/** Object/ObjectPartRelation: another part of a whole, the same part of another whole, or something else worn by the same person. */
export const partEdits: EditFamily = (task) =>
  task.query.phrases.flatMap((_, index) => [...partOrWearEdits(task, index), ...wholeEdits(task, index)]);

/** What is worn as any thing is named, and "the chin" of a body, of which there is one. */
function partText(query: Query, index: number, noun: Noun, changes: readonly Change[] = []): string {
  const text = thingText(query, index, changes);
  return noun.classes[0] === "bodypart" ? text.replace(/^an? /u, "the ") : text;
}

/** True for a part of a body that an act could as well be done to another of: "washes her hands", but "moves his hands around". */
function isMovedOrCaredFor({ verbs }: Query, index: number): boolean {
  const acts = verbs.filter(({ object }) => object === index);
  return acts.every(({ lemma }) => CARING.has(lemma) || LIMB_ACTS.has(lemma));
}

/** "Arms in the air", and thumbs with them. */
function areOfOneLimb(noun: Noun, other: Noun): boolean {
  return LIMBS.some((limb) => limb.has(noun.lemma) && limb.has(other.lemma));
}

/** "A black shirt and gray pants": whatever is worn instead must leave room for the rest. */
function isWornWithMore({ phrases, tokens }: Query, phrase: NounPhrase): boolean {
  return phrases.some(({ head, start, noun }) => {
    if (noun === undefined || !isWorn(noun) || head === phrase.head) return false;
    const between = tokens.slice(Math.min(phrase.head, head) + 1, Math.max(phrase.start, start));
    return between.every(({ tag, lower }) => tag === "conj" || lower === "with");
  });
}

function partOrWearEdits(task: EditTask, index: number): Edit[] {
  const phrase = task.query.phrases[index];
  const noun = phrase?.noun;
  if (phrase === undefined || noun === undefined) return [];
  const worn = isWornHere(task, phrase);
  if (!worn && !isPart(noun)) return [];
  if (isPart(noun) && phrase.kind === "a" && noun.classes[0] === "bodypart") return [];
  const before = phrase.preposition === undefined ? undefined : task.query.tokens[phrase.preposition]?.lower;
  const held =
    before !== undefined && (HELD_WITH.has(noun.lemma) || !["on", "of", "from", "off"].includes(before));
  if (isPart(noun) && held) return [];
  const word = task.query.tokens[phrase.head]?.lower ?? "";
  if (task.query.verbs.some(({ object, lemma }) => object === index && IDIOMS.has(`${lemma} ${word}`)))
    return [];
  const governed = before !== undefined || task.query.verbs.some((slot) => slot.object === index);
  if (phrase.kind === "none" && (!governed || noun.lemma === "uniform")) return [];
  // "Has his arm around her": no other part does that.
  const around = task.query.prepositions.some((slot) => slot.after === index && slot.word === "around");
  if (isPart(noun) && around) return [];
  if (task.query.verbs.some((slot) => slot.subject === index)) return [];
  // "Puts the ring on his thumb": a thing is worn where it is worn.
  const onPart = task.query.prepositions.find((slot) => slot.phrase === index);
  const wearable = task.query.phrases[onPart?.after ?? -1]?.noun;
  if (isPart(noun) && wearable !== undefined && isWorn(wearable)) return [];
  // "A jacket around his waist": few other clothes are worn there.
  const onBody = task.query.prepositions.some((slot) => {
    const part = task.query.phrases[slot.phrase]?.noun;
    return slot.after === index && part !== undefined && isPart(part);
  });
  if (worn && onBody) return [];
  if (noun.classes[0] === "bodypart" && !isMovedOrCaredFor(task.query, index)) return [];
  const besides = isWornWithMore(task.query, phrase);
  const male = task.query.tokens.some((token) => MALE.has(token.noun?.noun.lemma ?? token.lower));
  const fits = (other: Noun): boolean =>
    worn
      ? isWorn(other) &&
        !NEVER_DRAWN.has(other.lemma) &&
        other.classes[0] === noun.classes[0] &&
        !(OVERWEAR.has(noun.lemma) && UNDERWEAR.has(other.lemma)) &&
        WORN_AT.every((place) => place.has(noun.lemma) === place.has(other.lemma)) &&
        !(besides && WHOLE_DRESS.has(other.lemma)) &&
        !(male && WOMENS.has(other.lemma))
      : other.classes[0] === noun.classes[0] && !areOfOneLimb(noun, other);
  return drawNouns(task, index, fits, 3, worn ? Infinity : 1).map(({ noun: other, balance }) => {
    const change = { kind: "noun", phrase: index, lemma: other.lemma } as const;
    return {
      category: "Object/ObjectPartRelation",
      changes: [change],
      locks: [`phrase ${index}`],
      claim: () => ({
        family: "part",
        shown: partText(task.query, index, noun),
        asked: (changes) => partText(task.query, index, other, wordChanges(changes)),
        plural: isSpokenPlural(task.query, index, other),
        shownPlural: isShownPlural(task.query, index),
        ...actAround(task.query, index),
      }),
      strength: 0.95 * balance,
    };
  });
}
