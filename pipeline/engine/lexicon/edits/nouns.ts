import { IN_WATER } from "../../../lib/words/data/preposition-sets.ts";
import { GROUND, SINGLE_PARTS, WORN_IN_PAIRS } from "../../../lib/words/data/noun-sets.ts";
import { PARTICULAR } from "../../../lib/words/data/verb-sets.ts";
import { isAnimal, isScene, isWorn, kinOf } from "../../../lib/words/classes.ts";
import { SUBJECT_PRONOUNS } from "../../../lib/words/function-words.ts";
import { IDIOMS } from "../../../lib/words/idioms.ts";
import { isVague, mentionsNoun } from "../../../lib/words/mentions.ts";
import { formOfNoun, type Noun, nounByLemma } from "../../../lib/words/nouns.ts";
import { nounsOverlap } from "../../../lib/words/relations.ts";
import type { NounPhrase, Query } from "../analysis/query.ts";
import type { Token } from "../analysis/token.ts";
import { nounFiller, nounKeys, readNounFiller } from "../inventory/slots.ts";
import { isGame } from "./describe.ts";
import { drawFillers } from "./draw.ts";
import type { EditTask } from "./edit.ts";
import { isPlausible } from "./plausible.ts";

/** True when the query names the thing, or what is done with it, elsewhere as well: "gets on a water ski and begins to waterski". */
function isNamedAgain(query: Query, phrase: NounPhrase): boolean {
  const name = phrase.noun?.lemma.replaceAll(" ", "") ?? "";
  return query.tokens.some(
    ({ lower }, i) => (i < phrase.start || i > phrase.head) && name.length > 2 && lower.startsWith(name),
  );
}

/** Boards and the like, by where they are ridden, and ropes: none stands for one of another sort. */
const SORTS = [
  "surfboard,paddleboard,wakeboard,boogie board,water ski,inner tube",
  "snowboard,sled,ski,toboggan",
  "skateboard,longboard,scooter,rollerblade,hoverboard",
  "rope,jump rope,resistance band",
].map((names) => new Set(names.split(",")));

function areOfOneSort(a: string, b: string): boolean {
  return SORTS.every((set) => set.has(a) === set.has(b));
}

/** True for a word of a name: "Black Canyon". The first word of a text has its capital anyway. */
export function isInName(query: Query, place: number): boolean {
  return place > 0 && /^\p{Lu}/u.test(query.tokens[place]?.text ?? "");
}

/** "The wax strips", "a white building's courtyard": the noun is part of a name, or belongs to what is named before it. */
function isHalfOfName({ tokens }: Query, { start, head }: NounPhrase): boolean {
  const next = tokens[head + 1];
  const unknown = next !== undefined && !next.broken && next.verb?.lemma.startsWith("?") === true;
  return (unknown && !next.lower.endsWith("ing")) || tokens.slice(start, head).some(isOwnerName);
}

function isOwnerName({ tag, lower }: Token): boolean {
  return tag === "possessive" && /['’]s?$/u.test(lower);
}

/** What somebody does with the thing follows: "the food they ate", "the food and drink they had". */
function isDescribedAfter({ tokens }: Query, head: number): boolean {
  let at = head + 1;
  while (tokens[at]?.broken === false && ["and", "or"].includes(tokens[at]?.lower ?? "")) {
    at += 1;
    while (["det", "possessive", "adjective", "noun"].includes(tokens[at]?.tag ?? "")) at += 1;
  }
  const next = tokens[at];
  return next !== undefined && !next.broken && SUBJECT_PRONOUNS.has(next.lower) && next.tag === "pronoun";
}

function isFixed(query: Query, phrase: NounPhrase, index: number): boolean {
  const lemma = phrase.noun?.lemma ?? "";
  if (isNamedAgain(query, phrase) || isInName(query, phrase.head)) return true;
  const verb = query.verbs.find((slot) => slot.object === index)?.lemma ?? "";
  const before = phrase.preposition === undefined ? "" : (query.tokens[phrase.preposition]?.lower ?? "");
  const ofWhat = query.prepositions.some((slot) => slot.after === index && slot.word === "of");
  if (ofWhat && !kinOf("carrier").has(phrase.noun?.classes[0] ?? "")) return true;
  // "With a log as a slide": what it serves as would no longer fit.
  if (query.tokens[phrase.head + 1]?.lower === "as") return true;
  const leadsTo = query.prepositions.some((slot) => slot.after === index && slot.word === "to");
  if (leadsTo && phrase.noun?.classes[0] === "opening") return true;
  const within = query.prepositions.some((slot) => {
    const place = query.phrases[slot.phrase]?.noun;
    return slot.after === index && place !== undefined && isScene(place);
  });
  if (within && phrase.noun !== undefined && isScene(phrase.noun)) return true;
  if (isHalfOfName(query, phrase) || isDescribedAfter(query, phrase.head)) return true;
  // Letters of a text are no post, bars in the plural mostly a gymnast's, glasses mostly worn.
  if (["letters", "bars", "glasses"].includes(query.tokens[phrase.head]?.lower ?? "")) return true;
  if (phrase.modifiers.length > 0 || IDIOMS.has(`${verb} ${query.tokens[phrase.head]?.lower ?? ""}`))
    return true;
  if (before === "on" && lemma.endsWith("phone")) return true;
  if (before === "without" || query.tokens[phrase.determiner ?? -1]?.lower === "no") return true;
  if (["full", "filled"].includes(query.tokens[phrase.head + 1]?.lower ?? "")) return true;
  if (before === "in" && (lemma === "ring" || (lemma === "bed" && phrase.kind === "none"))) return true;
  return (lemma === "water" || lemma === "ice") && IN_WATER.has(before);
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

const TAKING_UP = new Set(["it", "them", "which", "that", "him", "her", "its"]);

/** A pronoun after the noun may stand for it: then only a thing of the same class keeps the sense. */
function isTakenUp(task: EditTask, phrase: NounPhrase): boolean {
  return task.query.tokens.some(
    (token, i) => i > phrase.head && TAKING_UP.has(token.lower) && token.tag !== "possessive",
  );
}

/** A noun drawn for a slot, with how well it balances the replaced one (see draw.ts). */
export interface DrawnNoun {
  readonly noun: Noun;
  readonly balance: number;
}

/** Nouns to put in place of one: shown by other videos in such a slot, never mentioned of this one. */
export function drawNouns(
  task: EditTask,
  index: number,
  fits: (noun: Noun, original: Noun) => boolean,
  most = 4,
  widest = Infinity,
): DrawnNoun[] {
  const { query, inventory, mentions, random } = task;
  const phrase = query.phrases[index];
  const original = phrase?.noun;
  if (phrase === undefined || original === undefined || isFixed(query, phrase, index)) return [];
  const main = original.classes[0] ?? "?";
  const kin = kinOf(main);
  const narrow = nounKeys(query, index);
  const keys = [
    ...narrow,
    `c|${main}`,
    ...[...kin].filter((name) => name !== main).map((name) => `c|${name}`),
  ];
  const isBare = phrase.kind === "none" && !phrase.plural && original.kind === "count";
  const strict = isStrict(query, index);
  const verbBefore = query.verbs.find((slot) => slot.object === index)?.lemma ?? "";
  const governor = query.tokens[phrase.preposition ?? -1]?.lower ?? "";
  const isObject = query.verbs.some((slot) => slot.object === index);
  const isSubject = query.verbs.some((slot) => slot.subject === index);
  const ofWhat = query.prepositions.some((slot) => slot.after === index && slot.word === "of");
  const bound = isTakenUp(task, phrase);
  const game = isGame(query, index);
  const accept = (filler: string, width: number, count: number): boolean => {
    const { lemma, plural } = readNounFiller(filler);
    const noun = nounByLemma(lemma);
    if (noun === undefined || noun.lemma === original.lemma || !agrees(phrase, noun, plural)) return false;
    if (width > widest) return false;
    const other = noun.classes[0] ?? "?";
    if (strict && (!kin.has(other) || (isObject && width > 1))) return false;
    if (verbBefore === "use" && other !== main) return false;
    if ((main === "waters") !== (other === "waters")) return false;
    const byVerb = /^(?:o|vp)\|/u.test(narrow[width] ?? "");
    if (bound ? other !== main : !kin.has(other) && !(byVerb && count > 1)) return false;
    if (isSubject && width > 0) return false;
    if (ofWhat && (noun.lemma.includes(" ") || !kin.has(other) || !holds(task, index, noun))) return false;
    if (GROUND.has(original.lemma) && other === "structure") return false;
    if (isAnimal(original) && other !== main) return false;
    if (game && !noun.classes.some((name) => name === "sport" || name === "game")) return false;
    if (IDIOMS.has(`${verbBefore} ${formOfNoun(noun, plural)}`)) return false;
    if ((lemma === "water" || lemma === "ice") && IN_WATER.has(governor)) return false;
    if (isBare && inventory.count(narrow[0] ?? "", filler) === 0) return false;
    if (!areOfOneSort(noun.lemma, original.lemma)) return false;
    if (!fits(noun, original) || nounsOverlap(noun.lemma, original.lemma)) return false;
    if (mentionsNoun(mentions, noun.lemma)) return false;
    return isPlausible(query, [{ kind: "noun", phrase: index, lemma: noun.lemma }], inventory);
  };
  const replaced = nounFiller(original.lemma, phrase.plural);
  return drawFillers(inventory, keys, accept, random, most, replaced).flatMap(({ filler, balance }) => {
    const noun = nounByLemma(readNounFiller(filler).lemma);
    return noun === undefined ? [] : [{ noun, balance }];
  });
}

/** True when other texts about the video speak of unnamed things, so that one more thing may well be there. */
export function speaksVaguely(task: EditTask): boolean {
  return isVague(task.others);
}
