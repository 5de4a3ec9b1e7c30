import type { CategoryPath } from "../../../../schemas/category.ts";
import { attributesOf, PERSON_WORDS } from "../../../lib/words/attributes.ts";
import { isPart, isScene, isWorn, mayHold } from "../../../lib/words/classes.ts";
import { AROUND, BUILT, WORN_AT } from "../../../lib/words/data/noun-sets.ts";
import { mentionsPersonLike } from "../../../lib/words/gender.ts";
import { IDIOMS } from "../../../lib/words/idioms.ts";
import { mentionsNoun } from "../../../lib/words/mentions.ts";
import type { Noun } from "../../../lib/words/nouns.ts";
import { nounsOverlap } from "../../../lib/words/relations.ts";
import type { NounPhrase, Query } from "../analysis/query.ts";
import { actAround, placedClaim } from "../edits/acts.ts";
import { isGame, isShownPlural, isSpokenPlural, phraseText, thingText } from "../edits/describe.ts";
import type { Claim } from "../edits/edit.ts";
import { isAmbiguous, namesTwo } from "../edits/fixed.ts";
import { familyOfLandmark, landmarkOf } from "../edits/landmarks.ts";
import { familyOfThing, isWornHere } from "../edits/objects.ts";
import { shareDoor } from "../edits/slot-nouns.ts";
import type { Knowledge } from "../knowledge.ts";
import { acrossTexts, type Change, type Comparison, type Views } from "./reading.ts";
import type { Unit } from "./units.ts";

/** A claim whose two sides are texts that stand. */
export function plainClaim(
  claim: Omit<Claim, "asked" | "plural"> & { asked: string; plural?: boolean },
): Claim {
  return { ...claim, asked: () => claim.asked, plural: claim.plural ?? false };
}

/** Category of a noun that another replaces; undefined when the two are of sorts that are not compared. */
function nounCategory(own: Noun, other: Noun, worn: boolean): CategoryPath | undefined {
  if (isScene(own) || isScene(other))
    return isScene(own) && isScene(other) && !mayHold(own, other) ? "Scene/SceneExistence" : undefined;
  if (isPart(own) || isPart(other))
    return own.classes[0] === other.classes[0] ? "Object/ObjectPartRelation" : undefined;
  return worn && isWorn(own) && isWorn(other) ? "Object/ObjectPartRelation" : "Object/ObjectExistence";
}

function familyOf(category: CategoryPath, noun: Noun): Claim["family"] {
  if (category === "Scene/SceneExistence") return "scene";
  return category === "Object/ObjectPartRelation" ? "part" : familyOfThing(noun);
}

/** What is said of a replaced thing: that it is nowhere, or, of things that are about anywhere, that it takes no part. */
function nounClaim(
  { own, twin }: Comparison,
  unit: Unit,
  other: Unit,
  category: CategoryPath,
  noun: Noun,
): Claim {
  const say = category === "Scene/SceneExistence" ? phraseText : thingText;
  return plainClaim({
    family: familyOf(category, noun),
    shown: say(own.query, unit.at),
    asked: say(twin.query, other.at),
    plural: isSpokenPlural(twin.query, other.at, noun),
    shownPlural: isShownPlural(own.query, unit.at),
    ...actAround(own.query, unit.at),
  });
}

const SWITCHED = new Set(["turn_on", "turn_off", "fix"]);

/**
 * True for things that no refusal may deny: a top may be of anything, a camera, a floor or a wall is there whatever is filmed unless
 * something is done to it, and a light that is not switched may be any.
 */
function isUndeniable({ phrases, verbs }: Query, index: number): boolean {
  const lemma = phrases[index]?.noun?.lemma ?? "";
  if (lemma === "light") return !verbs.some((slot) => slot.object === index && SWITCHED.has(slot.lemma));
  const isAround = lemma === "camera" || AROUND.has(lemma);
  return lemma === "top" || (isAround && !verbs.some(({ object }) => object === index));
}

/** False where the one thing does not exclude the other. */
function areComparable(
  { own, twin }: Comparison,
  unit: Unit,
  other: Unit,
  before: Noun,
  noun: Noun,
  worn: boolean,
): boolean {
  if (isUndeniable(own.query, unit.at) || isUndeniable(twin.query, other.at)) return false;
  // Who runs up the stairs may do so in shoes; who sits in a building, or at a table, may sit on a chair.
  const phrase = twin.query.phrases[other.at];
  if (phrase !== undefined && isWornHere(twin, phrase) !== worn) return false;
  // A mask says nothing against a shirt.
  if (worn && before.classes[0] !== noun.classes[0]) return false;
  if (worn && !WORN_AT.every((place) => place.has(before.lemma) === place.has(noun.lemma))) return false;
  if (isScene(before) && isPlaceOfPlace(own.query, unit.at)) return false;
  if (BUILT.has(before.lemma) !== BUILT.has(noun.lemma) || shareDoor(before.lemma, noun.lemma)) return false;
  if (isIdiom(own.query, unit.at) || isIdiom(twin.query, other.at)) return false;
  return !(isSatAt(own.query, unit.at) || isSatAt(twin.query, other.at));
}

/** "Takes a picture" takes no thing. */
function isIdiom({ verbs, phrases, tokens }: Query, index: number): boolean {
  const verb = verbs.find(({ object }) => object === index)?.lemma ?? "";
  return IDIOMS.has(`${verb} ${tokens[phrases[index]?.head ?? -1]?.lower ?? ""}`);
}

const BESIDE_SEATS = new Set(["at", "behind", "by", "near", "beside", "next to", "in front of", "around"]);

/** True for "at a table": what one sits on is another matter. */
function isSatAt(query: Query, index: number): boolean {
  const slot = query.prepositions.find(({ phrase }) => phrase === index);
  const verb = query.verbs[slot?.verb ?? -1]?.lemma;
  return BESIDE_SEATS.has(slot?.word ?? "") && (verb === "sit" || verb === "sit_down");
}

/** True for "on a ridge on the roof": of what stands there the place may be a part. */
function isPlaceOfPlace({ prepositions }: Query, index: number): boolean {
  const slot = prepositions.find(({ phrase }) => phrase === index);
  return prepositions.some(({ phrase, word }) => phrase === slot?.after && word === slot?.word);
}

const COLOURING = new Set(["paint", "dye", "color", "colour", "spray"]);

/** True for "paints a drawer orange": what looks like the thing is its colour. */
function isColourGiven({ verbs, phrases, tokens }: Query, index: number): boolean {
  const head = tokens[phrases[index]?.head ?? -1]?.lower ?? "";
  return (
    verbs.some(({ object, lemma }) => object === index && COLOURING.has(lemma)) &&
    attributesOf(head).length > 0
  );
}

/** Another noun in the same place. */
function headViews(comparison: Comparison, unit: Unit, other: Unit, own: Noun, noun: Noun): Views {
  const phrase = comparison.own.query.phrases[unit.at];
  const worn = phrase !== undefined && isWornHere(comparison.own, phrase);
  const category = isSpoiled(comparison, unit, other) ? undefined : nounCategory(own, noun, worn);
  if (category === undefined || !comparison.isFresh(other.at)) return [];
  if (!areComparable(comparison, unit, other, own, noun, worn)) return [];
  const placed = landmarkView(comparison, unit, other);
  return [
    { category, claim: () => nounClaim(comparison, unit, other, category, noun) },
    ...(placed === undefined ? [] : [placed]),
  ];
}

/** True where a noun may name something else than the lists say, or where a game stands against a thing. */
function isSpoiled({ own, twin }: Comparison, unit: Unit, other: Unit): boolean {
  const sides = [
    { query: own.query, at: unit.at },
    { query: twin.query, at: other.at },
  ];
  const games = sides.filter(({ query, at }) => isGame(query, at));
  if (games.length === 1) return true;
  return sides.some(({ query, at }) => {
    const phrase = query.phrases[at];
    return phrase !== undefined && (isAmbiguous(query, phrase) || isColourGiven(query, at));
  });
}

/** By another thing something stands in another place, or moves another way. */
function landmarkView({ own, twin }: Comparison, unit: Unit, other: Unit): Change | undefined {
  const [before, after] = [landmarkOf(own.query, unit.at), landmarkOf(twin.query, other.at)];
  if (before === undefined || after === undefined || before.category !== after.category) return undefined;
  const family = familyOfLandmark(before);
  return {
    category: before.category,
    claim: () =>
      acrossTexts(placedClaim(own.query, before.slot, family), placedClaim(twin.query, after.slot, family)),
  };
}

/** True when a noun phrase of the twin names something that no text says of the query's video. */
export function isFresh(own: NounPhrase, twin: NounPhrase, known: Knowledge): boolean {
  const [before, after] = [own.noun, twin.noun];
  if (before === undefined || after === undefined || before.lemma === after.lemma) return false;
  return !nounsOverlap(before.lemma, after.lemma) && !mentionsNoun(known.all, after.lemma);
}

/** The same noun with another word before it: "wooden" for "metal", "car door" for "closet door". */
function wordBeforeViews({ own, twin, known }: Comparison, unit: Unit, other: Unit): Views {
  const [before, after] = [unit.value.split(" "), other.value.split(" ")];
  const [word, another] = [before[0], after[0]];
  if (before.length !== 2 || after.length !== 2 || word === undefined || another === undefined) return [];
  const [phrase, twinPhrase] = [own.query.phrases[unit.at], twin.query.phrases[other.at]];
  if (phrase?.plural !== twinPhrase?.plural || known.all.words.has(another)) return [];
  if (phrase === undefined || namesTwo(own.query, phrase)) return [];
  const claim = (family: Claim["family"]) => (): Claim =>
    plainClaim({
      family,
      shown: thingText(own.query, unit.at),
      asked: thingText(twin.query, other.at),
      plural: twinPhrase?.plural === true,
      shownPlural: isShownPlural(own.query, unit.at),
    });
  if (attributesOf(word).some(({ others }) => others.includes(another)))
    return [{ category: "Attribute/AttributeValue", claim: claim("attribute") }];
  const parts = phrase?.modifiers.length === 1 && twinPhrase?.modifiers.length === 1;
  if (!parts || nounsOverlap(word, another) || mentionsNoun(known.all, another)) return [];
  return [{ category: "Object/ObjectPartRelation", claim: claim("part") }];
}

/** Another thing, or the same thing otherwise described. */
export function thingViews(comparison: Comparison, unit: Unit, other: Unit): Views {
  const own = comparison.own.query.phrases[unit.at]?.noun;
  const noun = comparison.twin.query.phrases[other.at]?.noun;
  if (own === undefined || noun === undefined) return [];
  return own.lemma === noun.lemma
    ? wordBeforeViews(comparison, unit, other)
    : headViews(comparison, unit, other, own, noun);
}

/** Somebody of another age or gender. */
export function personViews({ own, twin, known }: Comparison, unit: Unit, other: Unit): Views {
  const [was, is] = [unit.value, other.value];
  if (PERSON_WORDS[was]?.includes(is) !== true || PERSON_WORDS[is]?.includes(was) !== true) return [];
  const phrase = own.query.phrases[unit.at];
  if (phrase === undefined || namesTwo(own.query, phrase)) return [];
  if (known.all.nouns.has(is) || mentionsPersonLike(known.others, is)) return [];
  const claim = (): Claim =>
    plainClaim({
      family: own.query.verbs.some((verb) => verb.subject === unit.at) ? "person" : "object",
      shown: thingText(own.query, unit.at),
      asked: thingText(twin.query, other.at),
    });
  return [{ category: "Attribute/AttributeValue", claim }];
}
