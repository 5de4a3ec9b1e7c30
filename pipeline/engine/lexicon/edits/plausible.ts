import { BESIDE, LEADING } from "../../../lib/words/data/preposition-sets.ts";
import { ONE_A_ROOM } from "../../../lib/words/data/noun-sets.ts";
import { BOUND_TO_SITES, TAKES_ANYTHING } from "../../../lib/words/data/verb-sets.ts";
import { attributesOf } from "../../../lib/words/attributes.ts";
import { isPerson, isScene, kinOf } from "../../../lib/words/classes.ts";
import type { Noun } from "../../../lib/words/nouns.ts";
import type { PrepositionSlot, Query } from "../analysis/query.ts";
import type { Inventory } from "../inventory/inventory.ts";
import { type Assignment, assign } from "./assignment.ts";
import type { Change } from "./edit.ts";

function nounCount(inventory: Inventory, key: string, noun: Noun): number {
  return inventory.count(key, noun.lemma) + inventory.count(key, `${noun.lemma}+`);
}

function mainClass(noun: Noun): string {
  return noun.classes[0] ?? "?";
}

/** Least share of a verb's uses that an object must have, so that a slip of one annotator is no model. */
const LEAST_OBJECT = 0.003;

/**
 * True when videos show the verb with this object; of verbs that take nearly anything, with things of its class as its original
 * object was. Where the verb changes too, its being done to things of the class is enough for them.
 */
function verbTakes(
  inventory: Inventory,
  verb: string,
  noun: Noun,
  original: Noun | undefined,
  fresh: boolean,
): boolean {
  const times = nounCount(inventory, `o|${verb}`, noun);
  if (times > 0) return times >= LEAST_OBJECT * inventory.count("v", verb);
  const sameClass = original !== undefined && mainClass(original) === mainClass(noun);
  return (
    TAKES_ANYTHING.has(verb) && (sameClass || fresh) && inventory.count(`oc|${verb}`, mainClass(noun)) > 1
  );
}

function verbsFit(query: Query, now: Assignment, inventory: Inventory): boolean {
  return query.verbs.every((slot, index) => {
    if (!now.changedVerb(index) && !now.changedNoun(slot.object)) return true;
    const [verb, noun] = [now.verb(index), now.noun(slot.object)];
    if (verb === undefined || noun === undefined) return true;
    return verbTakes(inventory, verb, noun, query.phrases[slot.object ?? -1]?.noun, now.changedVerb(index));
  });
}

/** Least share of a noun's places that a preposition must have to be usual with it: in a park, not on one. */
const USUAL = 0.1;

function isUsual(inventory: Inventory, noun: Noun, preposition: string): boolean {
  const all = [...(inventory.fillers(`r|${noun.lemma}`)?.values() ?? [])].reduce(
    (sum, count) => sum + count,
    0,
  );
  return inventory.count(`r|${noun.lemma}`, preposition) >= USUAL * all;
}

/** True when the verb is seen with this preposition and place, as far as either changed. */
function verbMeetsPlace(query: Query, slot: PrepositionSlot, now: Assignment, inventory: Inventory): boolean {
  const [noun, verb, word] = [now.noun(slot.phrase), now.verb(slot.verb), now.word(slot.at)];
  if (noun === undefined) return !now.changedWord(slot.at) && !now.changedVerb(slot.verb);
  const original = query.phrases[slot.phrase]?.noun;
  const sameClass = original !== undefined && mainClass(original) === mainClass(noun);
  if (now.changedWord(slot.at)) {
    const anywhere = BESIDE.has(word) && !now.changedVerb(slot.verb);
    if (verb !== undefined && !anywhere && (now.changedVerb(slot.verb) || !sameClass))
      return inventory.count(`pc|${verb}|${word}`, mainClass(noun)) > 0;
    const place = word.replace(/^from (?=\S)/u, "");
    if (inventory.count(`r|${noun.lemma}`, place) > 0) return true;
    return [...kinOf(mainClass(noun))].some((name) => inventory.count(`rc|${name}`, place) > 0);
  }
  const byPlace = nounCount(inventory, `p|${word}`, noun);
  if (slot.word === "of") {
    const head = query.tokens[query.phrases[slot.after ?? -1]?.head ?? -1]?.lower ?? "";
    return nounCount(inventory, `of|${head}`, noun) > 0 && (sameClass || byPlace > 1);
  }
  if (verb === undefined) return byPlace > (sameClass ? 0 : 1);
  const byVerb = nounCount(inventory, `vp|${verb}|${word}`, noun);
  if (byVerb > 1 || (byVerb > 0 && (!isScene(noun) || isUsual(inventory, noun, word)))) return true;
  // What something is done with is particular to the act: a table is wiped with a cloth, and with no leaf blower.
  if (word === "with" && byVerb === 0) return false;
  if (mainClass(noun) === "device" || BOUND_TO_SITES.has(verb)) return byVerb > 0;
  if (now.changedVerb(slot.verb)) return inventory.count(`pc|${verb}|${word}`, mainClass(noun)) > 1;
  // "Along the shore", but "running down a tunnel" only where somebody does.
  if (isScene(noun) && LEADING.has(word)) return byVerb > 0;
  if (byPlace === 0 || !isUsual(inventory, noun, word)) return false;
  return sameClass || (BESIDE.has(word) && inventory.count(`pc|${verb}|${word}`, mainClass(noun)) > 2);
}

/** True when things of the two classes are seen joined by the preposition, or were so in the original. */
function thingsMeet(query: Query, slot: PrepositionSlot, now: Assignment, inventory: Inventory): boolean {
  const [before, noun] = [now.noun(slot.after), now.noun(slot.phrase)];
  if (before === undefined) return true;
  const [oldBefore, old] = [query.phrases[slot.after ?? -1]?.noun, query.phrases[slot.phrase]?.noun];
  if (noun === undefined) return oldBefore === undefined || mainClass(oldBefore) === mainClass(before);
  const sameClasses =
    oldBefore !== undefined &&
    old !== undefined &&
    mainClass(oldBefore) === mainClass(before) &&
    mainClass(old) === mainClass(noun);
  if (sameClasses) return true;
  return inventory.count(`j|${mainClass(before)}|${now.word(slot.at)}`, mainClass(noun)) > 1;
}

/** Least share of a verb's uses with a preposition, measured by that of the replaced verb. */
const LEAST_SHARE = 0.5;

/** Fewest videos that must show a verb with "to": talking to somebody, but no smoking to them. */
const LEAST_TO = 5;

/** True when a changed verb goes with the prepositions that follow it about as readily as the old one did. */
function verbsMeetPrepositions(query: Query, now: Assignment, inventory: Inventory): boolean {
  return query.prepositions.every((slot) => {
    if (!now.changedVerb(slot.verb)) return true;
    const [old, verb] = [query.verbs[slot.verb ?? -1]?.lemma ?? "", now.verb(slot.verb) ?? ""];
    const share = (lemma: string): number =>
      inventory.count(`pv|${lemma}`, now.word(slot.at)) / Math.max(1, inventory.count("v", lemma));
    if (slot.word === "for") return false;
    const seen = inventory.count(`pv|${verb}`, now.word(slot.at));
    if (slot.word === "to" && seen < LEAST_TO) return false;
    return slot.word === "of" || share(verb) >= LEAST_SHARE * share(old);
  });
}

function placesFit(query: Query, now: Assignment, inventory: Inventory): boolean {
  return query.prepositions.every((slot) => {
    const governed = now.changedNoun(slot.phrase) || now.changedWord(slot.at);
    if ((governed || now.changedVerb(slot.verb)) && !verbMeetsPlace(query, slot, now, inventory))
      return false;
    return !(governed || now.changedNoun(slot.after)) || thingsMeet(query, slot, now, inventory);
  });
}

/** Sets of attributes that only some things of a class have. */
const OF_FEW = new Set(["sleeves", "build", "fullness", "wetness", "temperature", "material"]);

const EDIBLE = new Set(["fruit", "vegetable", "ingredient"]);

function isColour(word: string): boolean {
  return attributesOf(word).some(({ set }) => set === "colour");
}

/** True when videos show just such things called so: an outdoor field, but no outdoor dock; a green pepper, but no green pumpkin. */
function isSaidOf(inventory: Inventory, word: string, { lemma }: Noun): boolean {
  return attributesOf(word).some(({ set }) => inventory.count(`a|${set}|${lemma}`, word) > 0);
}

/** True when the adjectives that stay before a changed noun are seen with things of its class. */
function adjectivesFit(query: Query, now: Assignment, inventory: Inventory): boolean {
  return query.phrases.every((phrase, index) => {
    if (!now.changedNoun(index) || (phrase.noun !== undefined && isPerson(phrase.noun))) return true;
    const noun = now.noun(index);
    if (noun === undefined) return false;
    const sameClass = phrase.noun !== undefined && mainClass(phrase.noun) === mainClass(noun);
    return phrase.adjectives.every((place) => {
      const word = now.word(place);
      // "A sleeveless top", but no sleeveless coat; "a heavy weight", but no heavy hoop.
      if (attributesOf(word).some(({ set }) => OF_FEW.has(set))) return isSaidOf(inventory, word, noun);
      const seen = inventory.count(`m|${word}`, mainClass(noun));
      // "A sandy beach", but no sandy tunnel.
      if (isScene(noun)) return isSaidOf(inventory, word, noun);
      if (EDIBLE.has(mainClass(noun)) && isColour(word)) return isSaidOf(inventory, word, noun);
      return seen > 1 || (sameClass && seen > 0 && attributesOf(word).length > 0);
    });
  });
}

/** True when what is counted can be counted, after whatever else has changed. */
function countsFit(now: Assignment, changes: readonly Change[]): boolean {
  return changes.every((change) => {
    if (change.kind !== "count") return true;
    const noun = now.noun(change.phrase);
    return noun?.kind === "count" && !(now.changedNoun(change.phrase) && ONE_A_ROOM.has(mainClass(noun)));
  });
}

/** True when the changed query only combines what videos of the corpus show together, or what the original combined. */
export function isPlausible(query: Query, changes: readonly Change[], inventory: Inventory): boolean {
  const now = assign(query, changes);
  return (
    countsFit(now, changes) &&
    verbsFit(query, now, inventory) &&
    verbsMeetPrepositions(query, now, inventory) &&
    placesFit(query, now, inventory) &&
    adjectivesFit(query, now, inventory)
  );
}
