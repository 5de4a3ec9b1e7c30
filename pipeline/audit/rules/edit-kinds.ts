import type { CategoryPath } from "../../../schemas/category.ts";
import { attributesOf, COMPARATIVES, PERSON_WORDS } from "../../lib/words/attributes.ts";
import { type Word, wordFact } from "../../lib/vocabulary.ts";
import { NUMBER_WORDS } from "../../lib/words/function-words.ts";
import { nounOf } from "../../lib/words/nouns.ts";
import { contrastingDirections, contrastingPlaces, DIRECTION_ADVERBS } from "../../lib/words/spatial.ts";
import { verbReadings } from "../../lib/words/verbs.ts";

/** What a changed word may be: a word of two kinds counts as both. */
const KINDS = [
  "noun",
  "scene",
  "verb",
  "place",
  "direction",
  "attribute",
  "number",
  "comparison",
  "order",
  "unknown",
] as const;

/** One of the kinds. */
export type WordKind = (typeof KINDS)[number];

/** Kinds as the bits of a number. */
export type KindBits = number;

/** The bits of some kinds. */
export function bitsOfKinds(kinds: readonly WordKind[]): KindBits {
  return kinds.reduce((bits, kind) => bits | (1 << KINDS.indexOf(kind)), 0);
}

/** The kinds that bits stand for. */
export function kindsOfBits(bits: KindBits): WordKind[] {
  return KINDS.filter((_, at) => (bits & (1 << at)) !== 0);
}

const [NOUN, PLACE, VERB] = [bitsOfKinds(["noun"]), bitsOfKinds(["place"]), bitsOfKinds(["verb"])];
const DESCRIBING = bitsOfKinds(["attribute", "noun"]);

const SCENES = new Set(["room", "outdoor", "venue", "structure", "ridespace"]);
const PLACE_WORDS = new Set(
  "in on at by near under over above below behind beside between inside outside front top bottom left right next corner middle against".split(
    " ",
  ),
);
const ORDER_WORDS = new Set(
  "then before after while when first next finally later until once again and starts stops begins".split(" "),
);
const NUMBERS = new Set<string>([
  ...NUMBER_WORDS,
  "both",
  "two",
  "several",
  "many",
  "few",
  "once",
  "twice",
  "another",
  "a",
  "multiple",
  "single",
  "pair",
  "couple",
  "group",
]);

/** Kinds that a word may have; "unknown" when the word lists do not tell. */
const kindBits = wordFact((word) => bitsOfKinds(findKinds(word)));

function findKinds(word: string): WordKind[] {
  const kinds: WordKind[] = [];
  const noun = nounOf(word)?.noun;
  if (noun !== undefined) kinds.push("noun");
  if (noun?.classes.some((name) => SCENES.has(name)) === true) kinds.push("scene");
  if (verbReadings(word).length > 0) kinds.push("verb");
  if (PLACE_WORDS.has(word) || contrastingPlaces(word).length > 0) kinds.push("place");
  if (contrastingDirections(word).length > 0 || DIRECTION_ADVERBS[word] !== undefined)
    kinds.push("direction");
  if (attributesOf(word).length > 0 || PERSON_WORDS[word] !== undefined) kinds.push("attribute");
  if (NUMBERS.has(word) || /^\p{N}+$/u.test(word)) kinds.push("number");
  if (COMPARATIVES[word] !== undefined) kinds.push("comparison");
  if (ORDER_WORDS.has(word)) kinds.push("order");
  return kinds.length > 0 ? kinds : ["unknown"];
}

/** Particles that make another act of a verb: turn on, take off. */
const PARTICLES = new Set("on off up down in out away back over".split(" "));
const isParticle = wordFact((word) => PARTICLES.has(word));
/** Words after which a noun says where something is or goes. */
const BEFORE_PLACES = new Set(
  "in on at by near under onto into inside behind beside from off over against to of toward towards".split(
    " ",
  ),
);
const standsBeforePlaces = wordFact((word) => BEFORE_PLACES.has(word));
/** Words that may stand between them and their noun. */
const BETWEEN = new Set("the a an his her their its some".split(" "));
const standsBetween = wordFact((word) => BETWEEN.has(word));

/**
 * Kinds of the words that an edit takes out of a text, or puts into it, where they stand: a noun behind a preposition is also a
 * place ("on the table"), a particle of a verb also the verb ("turn the light off").
 *
 * @param at where in `words` the run of changed words begins
 */
export function kindsOfRun(words: readonly Word[], at: number, length: number): KindBits {
  let kinds = 0;
  for (let index = at; index < at + length; index++) {
    const word = words[index];
    if (word === undefined) break;
    kinds |= kindBits(word);
    if ((kinds & NOUN) !== 0 && standsForPlace(words, index)) kinds |= PLACE;
    if (isParticle(word) && words.slice(Math.max(0, index - 4), index).some(isVerb)) kinds |= VERB;
  }
  return kinds;
}

function standsForPlace(words: readonly Word[], index: number): boolean {
  let before = index - 1;
  for (; before > index - 4; before--) {
    const word = words[before];
    if (word === undefined || !(standsBetween(word) || (kindBits(word) & DESCRIBING) !== 0)) break;
  }
  const word = words[before];
  return word !== undefined && standsBeforePlaces(word);
}

function isVerb(word: Word): boolean {
  return (kindBits(word) & VERB) !== 0;
}

/** Kinds of words whose change can support a category (Table 15's definitions). */
export const SUPPORT: Readonly<Record<CategoryPath, readonly WordKind[]>> = {
  "Action/ActionSequence": ["verb", "order"],
  "Action/FineGrainedAction": ["verb"],
  "Object/ObjectExistence": ["noun"],
  "Object/ObjectPartRelation": ["noun", "place"],
  "Object/ObjectSpatialRelation": ["place", "direction"],
  "Object/ObjectMoving": ["direction", "verb", "place"],
  "Scene/SceneExistence": ["scene", "noun"],
  "Scene/SceneTransition": ["scene", "noun", "order", "verb"],
  "Attribute/AttributeValue": ["attribute", "noun"],
  "Attribute/Counting": ["number", "noun"],
  "Attribute/Comparison": ["comparison", "attribute", "number"],
};
