import {
  AQUATIC,
  AWAY,
  BEASTLY,
  CARING,
  CLEANING,
  COLLECTIVE,
  COMMON_ACTS,
  FOND,
  GENERAL_ACTS,
  GESTURING,
  HANDLED_UNNAMED,
  IMPLIED_ACTS,
  KEPT_UP,
  NEEDS_PLACE,
  NEVER_WRITTEN,
  STYLING,
  VIOLENT,
} from "../../../lib/words/data/verb-sets.ts";
import { ANYONE } from "../../../lib/words/data/noun-sets.ts";
import { Recent } from "../../../lib/recent.ts";
import { LIGHT_VERBS } from "../../../lib/words/function-words.ts";
import { isAnimal, isAnimate, isEdible } from "../../../lib/words/classes.ts";
import { IDIOMS } from "../../../lib/words/idioms.ts";
import type { Noun } from "../../../lib/words/nouns.ts";
import { mayHappen } from "../../../lib/words/mentions.ts";
import { areReversals, CONTRASTS, PHRASAL, verbForms } from "../../../lib/words/verbs.ts";
import type { NounPhrase, VerbSlot } from "../analysis/query.ts";
import { verbKeys } from "../inventory/slots.ts";
import { actionText, actorOf } from "./acts.ts";
import { type Drawn, drawFillers } from "./draw.ts";
import type { Change, Edit, EditFamily, EditTask } from "./edit.ts";
import { isTakenUp } from "./fixed.ts";
import { isPlausible } from "./plausible.ts";

const recent = new Recent<string, ReadonlySet<string>>(1000);

/** Verbs that contrast with one, in the frame in which it stands here. */
function contrastsOf(lemma: string, withObject: boolean): ReadonlySet<string> {
  return recent.get(`${withObject ? "object" : "none"} ${lemma}`, () => findContrasts(lemma, withObject));
}

function findContrasts(lemma: string, withObject: boolean): Set<string> {
  const verbs = new Set<string>();
  for (const group of CONTRASTS) {
    if ((group.frame === "object") !== withObject || !group.acts.some((act) => act.includes(lemma))) continue;
    for (const act of group.acts) if (!act.includes(lemma)) for (const verb of act) verbs.add(verb);
  }
  for (const group of CONTRASTS) {
    for (const act of group.acts) if (act.includes(lemma)) for (const verb of act) verbs.delete(verb);
  }
  return verbs;
}

function isEditable(slot: VerbSlot): boolean {
  const base = slot.lemma.split("_")[0] ?? slot.lemma;
  if (slot.lemma.startsWith("?") || slot.complement || verbForms(slot.lemma) === undefined) return false;
  return !GENERAL_ACTS.has(slot.lemma) && (PHRASAL.has(slot.lemma) || !LIGHT_VERBS.has(base));
}

function actionEdit(task: EditTask, index: number, slot: VerbSlot, { filler: lemma, balance }: Drawn): Edit {
  const change: Change = { kind: "verb", verb: index, lemma };
  return {
    category: "Action/FineGrainedAction",
    changes: [change],
    locks: [`verb ${index}`],
    claim: () => ({
      family: "action",
      shown: actionText(task.query, index),
      asked: (changes) => actionText(task.query, index, changes),
      plural: false,
      actor: actorOf(task.query, index),
    }),
    strength: balance * (IMPLIED_ACTS.has(slot.lemma) ? 0.7 : 1),
  };
}

function isIdiom(task: EditTask, slot: VerbSlot, object: NounPhrase): boolean {
  if (IDIOMS.has(`${slot.lemma} ${task.query.tokens[object.head]?.lower ?? ""}`)) return true;
  return object.noun?.classes[0] === "bodypart" && HANDLED_UNNAMED.has(slot.lemma);
}

/** Who acts; where the sentence hides it, "is then seen eating", the first living thing before. */
function subjectNoun({ query }: EditTask, slot: VerbSlot): Noun | undefined {
  const before = query.phrases.find(
    ({ noun, head }) => head < slot.at && noun !== undefined && isAnimate(noun),
  );
  return (query.phrases[slot.subject ?? -1] ?? before)?.noun;
}

function isBeast(task: EditTask, slot: VerbSlot): boolean {
  const noun = subjectNoun(task, slot);
  return noun !== undefined && isAnimal(noun);
}

/** True for someone or something with a will, as far as the subject is named. */
function canAct(task: EditTask, slot: VerbSlot, noun: Noun | undefined): boolean {
  if (slot.subject === undefined) return true;
  if (noun !== undefined) return isAnimate(noun);
  const word = task.query.tokens[task.query.phrases[slot.subject]?.head ?? -1];
  return (
    word?.tag === "pronoun" &&
    ["he", "she", "they", "who", "we", "i", "he's", "she's", "they're"].includes(word.lower)
  );
}

/** True when the verb goes on in a way that another verb would not: "hangs out", "runs to look". */
function trails(task: EditTask, slot: VerbSlot): boolean {
  const { tokens, prepositions } = task.query;
  let at = (slot.particle === slot.at + 1 ? slot.particle : slot.at) + 1;
  if (slot.object !== undefined) at = (task.query.phrases[slot.object]?.head ?? at) + 1;
  // "Throws the ball back and forth"
  if (tokens[at]?.lower === "back" && tokens[at + 1]?.lower === "and") return true;
  while (tokens[at]?.tag === "adverb" && tokens[at]?.broken === false) at += 1;
  const next = tokens[at];
  if (next === undefined || next.broken || at === slot.particle) return false;
  // "Pulls the window open"
  if (next.tag === "adjective" && slot.object !== undefined) return true;
  if (next.tag === "det" && slot.object === undefined) return true;
  if (next.tag === "to") return !prepositions.some((one) => one.at === at);
  return next.tag === "prep" && !prepositions.some((one) => one.at === at);
}

function hasLivingSubject({ query }: EditTask, { at, subject }: VerbSlot): boolean {
  const phrase = query.phrases[subject ?? -1];
  return phrase?.noun !== undefined && phrase.head === at - 1 && (isAnimate(phrase.noun) || phrase.plural);
}

/** False for acts of things without will, and for the second half of compounds such as "blow drying". */
function actsSensibly(task: EditTask, index: number, slot: VerbSlot): boolean {
  const [noun, before] = [subjectNoun(task, slot), task.query.tokens[slot.at - 1]];
  if (slot.object === undefined && !canAct(task, slot, noun)) return false;
  if (trails(task, slot)) return false;
  // "Blow drying"
  if (before?.verb?.form === "base" && slot.form === "ing" && task.query.tokens[slot.at]?.broken === false)
    return false;
  // "The bride ornately dressed": how somebody is.
  if (before?.tag === "adverb" && slot.form === "past" && slot.object === undefined) return false;
  // "Plays pole": a game that the lists do not know, or a slip.
  const played = task.query.phrases[slot.object ?? -1]?.noun;
  if (slot.lemma === "play" && slot.object !== undefined && played?.classes[0] !== "instrument") return false;
  // What lives in water does little that other animals do.
  if (noun?.classes[0] === "sea") return false;
  const after = task.query.tokens[slot.at + 1];
  const describes =
    slot.form === "past" && task.query.tokens[slot.at]?.broken === true && after?.tag === "noun";
  const named =
    slot.form === "base" && before?.tag === "noun" && task.query.tokens[slot.at - 2]?.tag === "to";
  // "In her night dress": a base form that no subject precedes.
  const nominal = slot.form === "base" && before?.tag === "noun" && !hasLivingSubject(task, slot);
  // "Prepares food to eat": what the thing is for.
  const serves = before?.tag === "to" && task.query.tokens[slot.at - 2]?.tag === "noun";
  const title = slot.at > 0 && /^\p{Lu}/u.test(task.query.tokens[slot.at]?.text ?? "");
  if (describes || named || nominal || title || (serves && slot.object === undefined)) return false;
  // "Runs away", "gets dressed", "performing flips": the act is not the verb's alone.
  if (after !== undefined && !after.broken && AWAY.has(after.lower) && slot.particle === undefined)
    return false;
  if (before?.verb?.lemma === "get" || (before?.verb?.form === "ing" && slot.form === "s")) return false;
  // "With cleaning, arrangement and a candle": a noun among nouns.
  if (before?.lower === "with" && slot.form === "ing" && slot.object === undefined) return false;
  const compound = before?.tag === "verb" && task.query.tokens[slot.at]?.broken === false;
  return (
    !compound ||
    index === 0 ||
    LIGHT_VERBS.has(before.verb?.lemma ?? "") ||
    before.verb?.form === "participle"
  );
}

/** True when videos show the act done to such a part of a body. */
function isDoneTo({ inventory }: EditTask, part: Noun, lemma: string, replaced: string): boolean {
  if (![CARING, GESTURING].some((acts) => acts.has(lemma) && acts.has(replaced))) return false;
  return [part.lemma, `${part.lemma}+`].some((filler) => inventory.count(`o|${lemma}`, filler) > 0);
}

/** True for several who act, or a crowd. */
function isByMany({ query }: EditTask, slot: VerbSlot): boolean {
  const phrase = query.phrases[slot.subject ?? -1];
  return phrase?.plural === true || phrase?.noun?.classes[0] === "group";
}

const TAKING_UP = new Set(["it", "them"]);

function isInWater({ query }: EditTask): boolean {
  return query.phrases.some(
    ({ noun, preposition }) =>
      (noun?.classes[0] === "waters" || noun?.lemma === "water") &&
      /^(?:in|under)/u.test(query.tokens[preposition ?? -1]?.lower ?? ""),
  );
}

/** Verbs of a sentence, at most: where more are told, the others lean on each. */
const MOST_ACTS = 3;

/** "Hits the ball … then hits it again", "talks about climbing", "to start racing": the act is spoken of, or told twice. */
function isSpokenOf({ query }: EditTask, slot: VerbSlot): boolean {
  if (query.verbs.filter(({ lemma }) => !LIGHT_VERBS.has(lemma)).length > MOST_ACTS) return true;
  if (query.verbs.filter(({ lemma }) => lemma === slot.lemma).length > 1) return true;
  // "Holding a pole hitting a pinata", "riding a bike going down a path": what else is told is done with the thing.
  const more = query.verbs.some(({ at }) => at > slot.at);
  if (more && KEPT_UP.has(slot.lemma)) return true;
  const before = query.tokens[slot.at - 1];
  if (before?.tag === "prep" && slot.form === "ing") return true;
  const leads = query.tokens[slot.at - 2]?.verb?.lemma ?? "";
  return before?.tag === "to" && slot.object === undefined && !["start", "begin", "continue"].includes(leads);
}

/** Fewest videos that must show a verb without an object, or with the same one, so that a misread sentence is no model. */
const LEAST_ALONE = 3;
const LEAST_WITH = 2;

/** True when videos show such people or animals do it, as far as the text says who they are. */
function isDoneBySuch(task: EditTask, slot: VerbSlot, lemma: string): boolean {
  const phrase = task.query.phrases[slot.subject ?? -1];
  if (phrase?.noun === undefined || ANYONE.has(phrase.noun.lemma)) return true;
  const { lemma: name } = phrase.noun;
  return [name, `${name}+`].some((filler) => task.inventory.count(`s|${lemma}`, filler) > 0);
}

const TRAILING = new Set("back down away up off out over around".split(" "));

/** "Throwing a bag back": a word of way at the end goes with the verb, however far from it. */
function endsWithWay({ query: { tokens } }: EditTask, slot: VerbSlot, object: NounPhrase): boolean {
  if (slot.particle !== undefined) return false;
  return tokens.some(({ lower }, at) => {
    const next = tokens[at + 1];
    return (
      at > object.head && TRAILING.has(lower) && (next === undefined || next.broken || next.tag === "conj")
    );
  });
}

const SWALLOWING = new Set("eat drink sip chew bite taste".split(" "));

/** False for an act of eating whose object is no food: where a text says "eats a bag", it is a bag of something. */
function maySwallow(lemma: string, object: NounPhrase | undefined): boolean {
  if (!SWALLOWING.has(lemma) || object === undefined) return true;
  return object.noun !== undefined && (isEdible(object.noun) || object.noun.classes.includes("group"));
}

function drawVerbs(task: EditTask, index: number, slot: VerbSlot): Drawn[] {
  const object = slot.object === undefined ? undefined : task.query.phrases[slot.object];
  if (object !== undefined && isIdiom(task, slot, object)) return [];
  if (!actsSensibly(task, index, slot) || isSpokenOf(task, slot)) return [];
  if (object?.pronoun === true && !HANDLED_UNNAMED.has(slot.lemma)) return [];
  // "Throws the frisbee and the dog chases after it"
  if (object?.pronoun === false && isTakenUp(task.query, object, TAKING_UP)) return [];
  if (object !== undefined && endsWithWay(task, slot, object)) return [];
  const beast = isBeast(task, slot);
  const living =
    object?.noun !== undefined && (isAnimate(object.noun) || object.noun.classes[0] === "bodypart");
  const hasPlace = task.query.prepositions.some(
    (one) => one.verb === index && one.word !== "of" && one.word !== "with",
  );
  const full = task.query.prepositions.some(({ after, word }) => after === slot.object && word === "of");
  const contrasts = contrastsOf(slot.lemma, object !== undefined);
  if (contrasts.size === 0) return [];
  return drawFillers(
    task.inventory,
    verbKeys(task.query, slot),
    (lemma, width, count) =>
      contrasts.has(lemma) &&
      (object === undefined ? count >= LEAST_ALONE : width === 0 && count >= LEAST_WITH) &&
      isDoneBySuch(task, slot, lemma) &&
      maySwallow(lemma, object) &&
      !(full && CLEANING.has(lemma)) &&
      (lemma !== "lay" || object !== undefined) &&
      (lemma !== "play" || object?.noun?.classes[0] === "instrument") &&
      (object?.pronoun !== true || HANDLED_UNNAMED.has(lemma)) &&
      (object?.noun?.classes[0] !== "bodypart" || isDoneTo(task, object.noun, lemma, slot.lemma)) &&
      !IMPLIED_ACTS.has(lemma) &&
      !NEVER_WRITTEN.has(lemma) &&
      // Plaster that is wiped on a wall is put there.
      !(CLEANING.has(slot.lemma) && (lemma === "put" || lemma === "place")) &&
      !(FOND.has(lemma) && !(object?.noun !== undefined && isAnimate(object.noun))) &&
      !(isInWater(task) && !AQUATIC.has(lemma)) &&
      !(["hair", "fur", "mane"].includes(object?.noun?.lemma ?? "") && STYLING.has(lemma)) &&
      !(object !== undefined && IDIOMS.has(`${lemma} ${task.query.tokens[object.head]?.lower ?? ""}`)) &&
      !(COLLECTIVE.has(lemma) && !isByMany(task, slot)) &&
      !COMMON_ACTS.has(lemma) &&
      !(living && VIOLENT.has(lemma)) &&
      (!beast || BEASTLY.has(lemma)) &&
      (!NEEDS_PLACE.has(lemma) || hasPlace) &&
      !LIGHT_VERBS.has(lemma) &&
      !areReversals(slot.lemma, lemma) &&
      !mayHappen(task.mentions, lemma) &&
      (slot.particle === undefined || slot.particle === slot.at + 1 || lemma.includes("_")) &&
      isPlausible(task.query, [{ kind: "verb", verb: index, lemma }], task.inventory),
    task.random,
    4,
    slot.lemma,
  );
}

/** Action/FineGrainedAction: another act that looks alike, done to the same thing. */
export const actionEdits: EditFamily = (task) =>
  task.query.verbs.flatMap((slot, index) => {
    if (!isEditable(slot)) return [];
    return drawVerbs(task, index, slot).map((drawn) => actionEdit(task, index, slot, drawn));
  });
