import { isAnimal, isAnimate, isWorn, kinOf } from "../../../lib/words/classes.ts";
import {
  GROUND,
  LEAKY,
  SINGLE_PARTS,
  SORTS,
  WATERTIGHT,
  WITH_DOORS,
  WORN_IN_PAIRS,
} from "../../../lib/words/data/noun-sets.ts";
import { IN_WATER } from "../../../lib/words/data/preposition-sets.ts";
import { PARTICULAR, TAKES_ANYTHING, WET_ACTS } from "../../../lib/words/data/verb-sets.ts";
import { IDIOMS } from "../../../lib/words/idioms.ts";
import { formOfNoun, type Noun } from "../../../lib/words/nouns.ts";
import type { NounPhrase, Query } from "../analysis/query.ts";
import { nounFiller, nounKeys } from "../inventory/slots.ts";
import { isGame } from "./describe.ts";
import type { EditTask } from "./edit.ts";
import { isTakenUp } from "./fixed.ts";

function areOfOneSort(a: string, b: string): boolean {
  return SORTS.every((set) => set.has(a) === set.has(b));
}

/** True where only things of the same sort make sense: what does something, and the objects of particular verbs. */
function isStrict(query: Query, index: number): boolean {
  const place = query.prepositions.find((slot) => slot.phrase === index);
  const [verb, before] = [query.verbs[place?.verb ?? -1], query.phrases[place?.after ?? -1]];
  const idiom = `${verb?.lemma ?? ""} ${query.tokens[before?.head ?? -1]?.lower ?? ""}`;
  if (IDIOMS.has(idiom)) return true;
  return query.verbs.some(
    (slot) => slot.subject === index || (slot.object === index && PARTICULAR.has(slot.lemma)),
  );
}

function comesInPairs(noun: Noun): boolean {
  return noun.kind === "pair" || WORN_IN_PAIRS.has(noun.lemma);
}

/** True when a noun can stand where another stood, as far as article and number go. */
function agrees(phrase: NounPhrase, noun: Noun, plural: boolean): boolean {
  if (phrase.noun === undefined) return false;
  if (plural && noun.lemma === "glass") return false;
  if (phrase.plural && isWorn(phrase.noun) && comesInPairs(phrase.noun) !== comesInPairs(noun)) return false;
  if (phrase.plural) return noun.kind === "count" ? plural : noun.kind === "pair" && phrase.kind !== "number";
  if ((plural && noun.kind === "count") || WORN_IN_PAIRS.has(noun.lemma)) return false;
  if (SINGLE_PARTS.has(phrase.noun.lemma) !== SINGLE_PARTS.has(noun.lemma)) return false;
  if (phrase.kind === "a" || phrase.kind === "another" || phrase.kind === "number")
    return noun.kind === "count";
  if (phrase.kind === "some" || (phrase.kind === "none" && phrase.noun.kind === "mass"))
    return noun.kind === "mass";
  return noun.kind !== "pair" && (phrase.kind !== "none" || noun.kind === "count");
}

/** True when videos show such a vessel with what the original holds: "a bottle of lotion", but no glass of it. */
function holds({ query, inventory }: EditTask, index: number, noun: Noun): boolean {
  const slot = query.prepositions.find((one) => one.after === index && one.word === "of");
  const content = query.phrases[slot?.phrase ?? -1]?.noun;
  if (content === undefined) return false;
  return [content.lemma, `${content.lemma}+`].some((filler) =>
    [noun.lemma, noun.plural].some((head) => inventory.count(`of|${head}`, filler) > 0),
  );
}

/** Pronouns that may stand for a noun before them: then only a thing of the same class keeps the sense. */
const TAKING_UP = new Set(["it", "them", "which", "that", "him", "her", "its"]);

function isListed({ tokens }: Query, { start, head }: NounPhrase): boolean {
  const [before, next] = [tokens[start - 1], tokens[head + 1]];
  const joined = [before, next].some((token) => token?.lower === "and" || token?.lower === "or");
  return joined || (next?.broken === true && next.tag === "noun");
}

/** Classes of the things joined to one by "and", "or" or a comma; "?" for one that the lists do not know. */
function companionsOf({ tokens, phrases }: Query, { start, head }: NounPhrase): string[] {
  const isJoint = (at: number): boolean => ["and", "or"].includes(tokens[at]?.lower ?? "");
  return phrases.flatMap((other) => {
    const after = other.start > head && (isJoint(head + 1) ? other.start === head + 2 : isNextInList(other));
    const before =
      other.head < start && (isJoint(start - 1) ? other.head === start - 2 : isLastInList(other));
    return (after || before) && !other.pronoun && !acts(other) ? [other.noun?.classes[0] ?? "?"] : [];
  });
  function isNextInList(other: NounPhrase): boolean {
    return other.start === head + 1 && tokens[other.start]?.broken === true;
  }
  function isLastInList(other: NounPhrase): boolean {
    return other.head === start - 1 && tokens[start]?.broken === true;
  }
  // "Plays the drums and a man sings": another clause.
  function acts(other: NounPhrase): boolean {
    return ["verb", "aux"].includes(tokens[other.head + 1]?.tag ?? "");
  }
}

function actOf({ verbs, prepositions }: Query, index: number): string {
  const place = prepositions.find(({ phrase }) => phrase === index);
  return (verbs.find(({ object }) => object === index) ?? verbs[place?.verb ?? -1])?.lemma ?? "";
}

/** What a noun is drawn for: a place in a query, and what stands around it. */
export interface NounSlot {
  readonly phrase: NounPhrase;
  readonly index: number;
  readonly original: Noun;
  /** Keys that videos show nouns under in such a place, the narrowest first. */
  readonly narrow: readonly string[];
  /** Classes whose members may stand there. */
  readonly kin: ReadonlySet<string>;
  readonly strict: boolean;
  readonly bound: boolean;
  readonly game: boolean;
  /** True when other things are named beside it: "oil, eggs and flour". */
  readonly listed: boolean;
  readonly isObject: boolean;
  readonly isSubject: boolean;
  readonly hasContent: boolean;
  /** Classes of the things that it is named together with: "a straw, cherry and lemon". */
  readonly companions: readonly string[];
  /** The act that it is part of, as its object or after a preposition; empty where there is none. */
  readonly act: string;
  /** Verb whose object it is, and preposition before it; empty where there is none. */
  readonly verb: string;
  readonly governor: string;
}

/** Reads what stands around a noun phrase that the lists know. */
export function nounSlotOf(task: EditTask, phrase: NounPhrase, original: Noun, index: number): NounSlot {
  const { query } = task;
  return {
    phrase,
    index,
    original,
    narrow: nounKeys(query, index),
    kin: kinOf(original.classes[0] ?? "?"),
    strict: isStrict(query, index),
    bound: isTakenUp(task.query, phrase, TAKING_UP),
    game: isGame(query, index),
    listed: isListed(query, phrase),
    companions: isAnimate(original) ? [] : companionsOf(query, phrase),
    isObject: query.verbs.some((slot) => slot.object === index),
    isSubject: query.verbs.some((slot) => slot.subject === index),
    hasContent: query.prepositions.some((slot) => slot.after === index && slot.word === "of"),
    verb: query.verbs.find((slot) => slot.object === index)?.lemma ?? "",
    act: actOf(query, index),
    governor: query.tokens[phrase.preposition ?? -1]?.lower ?? "",
  };
}

/** Fewest videos that must show a thing of another sort in such a place for it to be at home there. */
const OFTEN = 5;

function lastWord(lemma: string): string {
  return lemma.slice(lemma.lastIndexOf(" ") + 1);
}

/** Fewest videos that must show a thing of another class in such a place: one may be a slip of an annotator. */
const AT_LEAST = 2;

/** True when a noun is of a sort with the one that it replaces. */
function isOfItsSort(
  { original, strict, bound, game, listed, companions, act, kin, narrow }: NounSlot,
  noun: Noun,
  drawn: Width,
): boolean {
  const [main, other] = [original.classes[0] ?? "?", noun.classes[0] ?? "?"];
  const exactly = bound || isAnimal(original) || isWorn(original);
  if (exactly && other !== main) return false;
  if (companions.some((name) => name !== other)) return false;
  if (WATERTIGHT.has(original.lemma) && LEAKY.has(lastWord(noun.lemma)) && WET_ACTS.has(act)) return false;
  if (other !== main && drawn.count < AT_LEAST && drawn.width < narrow.length) return false;
  if (["waters", "boat"].some((name) => (main === name) !== (other === name))) return false;
  if (strict && !kin.has(other)) return false;
  if (GROUND.has(original.lemma) && other === "structure") return false;
  if (game && !noun.classes.some((name) => name === "sport" || name === "game")) return false;
  // What the verb or the place is often seen with may stand there whatever its sort.
  const byVerb = /^(?:o|vp)\|/u.test(narrow[drawn.width] ?? "") && drawn.count >= OFTEN && !listed;
  return (kin.has(other) || byVerb) && areOfOneSort(noun.lemma, original.lemma);
}

/** "Opens the refrigerator" is opening a door. */
export function shareDoor(a: string, b: string): boolean {
  const has = (lemma: string): boolean => WITH_DOORS.has(lemma) || WITH_DOORS.has(lastWord(lemma));
  return (a === "door" && has(b)) || (b === "door" && has(a));
}

/** Which of the slot's keys a noun was found under, and in how many videos. */
export interface Width {
  readonly width: number;
  readonly count: number;
}

/** Classes with things that nobody takes up: a microphone is grabbed, and no television. */
const OF_ALL_SIZES = new Set(["device", "handtool", "gymgear", "material", "appliance"]);

/** True when a noun reads well where another stood: number, article, idioms, what it holds. */
export function readsWell(
  task: EditTask,
  slot: NounSlot,
  noun: Noun,
  plural: boolean,
  drawn: Width,
): boolean {
  const { phrase, original, index, verb, governor, narrow } = slot;
  if (noun.lemma === original.lemma || !agrees(phrase, noun, plural)) return false;
  // A tool is for its use: no sink is cleaned using a razor.
  if (verb === "use") return false;
  if (shareDoor(noun.lemma, original.lemma)) return false;
  // "The kites are high in the sky": nothing tells what else may be.
  if (narrow.length === 0 && !isAnimate(original)) return false;
  if (slot.isSubject && !isAnimate(original) && !kinOf("car").has(original.classes[0] ?? "?")) return false;
  if ((slot.isSubject && drawn.width > 0) || (slot.strict && slot.isObject && drawn.width > 1)) return false;
  // What stands by a verb or preposition must have been seen there: things of its class may not fit.
  const anything = TAKES_ANYTHING.has(verb) && !OF_ALL_SIZES.has(noun.classes[0] ?? "?");
  if (narrow.length > 0 && drawn.width >= narrow.length && !anything) return false;
  if (!isOfItsSort(slot, noun, drawn)) return false;
  if (slot.hasContent && (noun.lemma.includes(" ") || !holds(task, index, noun))) return false;
  if (IDIOMS.has(`${verb} ${formOfNoun(noun, plural)}`)) return false;
  // "Sits in her couch", but in no table.
  if (governor === "in" && noun.classes[0] === "surface" && original.classes[0] === "seat") return false;
  if ((noun.lemma === "water" || noun.lemma === "ice") && IN_WATER.has(governor)) return false;
  const isBare = phrase.kind === "none" && !phrase.plural && original.kind === "count";
  const filler = nounFiller(noun.lemma, plural);
  return !isBare || task.inventory.count(narrow[0] ?? "", filler) > 0;
}
