import type { CategoryPath } from "../../../../schemas/category.ts";
import { isHandled, isPart, isPerson, isScene, isWorn } from "../../../lib/words/classes.ts";
import { INWARD, OUTWARD } from "../../../lib/words/data/preposition-sets.ts";
import { GOING, MOVING, PLACING, PUTTING } from "../../../lib/words/data/verb-sets.ts";
import { speaksOfPassing } from "../../../lib/words/mentions.ts";
import type { Noun } from "../../../lib/words/nouns.ts";
import { contrastingDirections, contrastingPlaces } from "../../../lib/words/spatial.ts";
import type { PrepositionSlot, Query } from "../analysis/query.ts";
import { placedClaim } from "../edits/acts.ts";
import type { Claim } from "../edits/edit.ts";
import { acrossTexts, type Comparison, type Views } from "./reading.ts";
import type { Unit } from "./units.ts";

/** Prepositions that may say the same of a thing. */
const SAME = [
  ["under", "underneath", "beneath", "below"],
  ["next to", "beside", "near", "by", "close to", "at"],
  ["on", "on top of", "onto", "upon", "atop", "over"],
  ["in", "inside", "into", "inside of"],
  ["from", "out of", "off", "off of", "out", "out from"],
  ["with", "using"],
  ["to", "towards", "toward", "up to"],
];

function saysTheSame(a: string, b: string): boolean {
  return a === b || SAME.some((ring) => ring.includes(a) && ring.includes(b));
}

/** True when a text about the query's video speaks of the thing in such a place. */
function isSaid({ known }: Comparison, word: string, lemma: string): boolean {
  const words = SAME.find((ring) => ring.includes(word)) ?? [word];
  return words.some((one) => known.others.pairs.has(`${one} ${lemma}`));
}

function contrast(lists: (word: string) => readonly string[], a: string, b: string): boolean {
  return lists(a).includes(b) || lists(b).includes(a);
}

function verbOf(comparison: Comparison, side: "own" | "twin", slot: PrepositionSlot): string {
  return comparison[side].query.verbs[slot.verb ?? -1]?.lemma ?? "";
}

/** True for things that something, or somebody, can be placed by: neither settings nor bodies nor clothes. */
function canPlace(noun: Noun, acts: readonly string[]): boolean {
  if (isScene(noun) || isPart(noun) || isWorn(noun) || isPerson(noun)) return false;
  return acts.every((act) => PUTTING.has(act)) || !isHandled(noun);
}

/** Categories of which a change of preposition can be. */
function categoriesOf(comparison: Comparison, own: PrepositionSlot, twin: PrepositionSlot): CategoryPath[] {
  const before = comparison.own.query.phrases[own.phrase]?.noun;
  const noun = comparison.twin.query.phrases[twin.phrase]?.noun;
  if (before === undefined || noun === undefined || saysTheSame(own.word, twin.word)) return [];
  if (!comparison.isFresh(twin.phrase) && isSaid(comparison, twin.word, noun.lemma)) return [];
  const verbs = [verbOf(comparison, "own", own), verbOf(comparison, "twin", twin)];
  const both = (acts: ReadonlySet<string>): boolean => verbs.every((verb) => acts.has(verb));
  const found: CategoryPath[] = [];
  const placed = [before, noun].every((one) => canPlace(one, verbs)) && both(PLACING);
  if (placed && contrast(contrastingPlaces, own.word, twin.word)) found.push("Object/ObjectSpatialRelation");
  const turned =
    (INWARD.has(own.word) && OUTWARD.has(twin.word)) || (OUTWARD.has(own.word) && INWARD.has(twin.word));
  const passes = isScene(before) && isScene(noun) && both(GOING) && turned;
  if (passes && (comparison.isFresh(twin.phrase) || !speaksOfPassing(comparison.known.others, twin.word)))
    found.push("Scene/SceneTransition");
  else if (!isScene(noun) && both(MOVING) && contrast(contrastingDirections, own.word, twin.word))
    found.push("Object/ObjectMoving");
  return found;
}

function familyOf(category: CategoryPath): Claim["family"] {
  if (category === "Scene/SceneTransition") return "transition";
  return category === "Object/ObjectMoving" ? "direction" : "place";
}

/** Another preposition: another place or direction, or a mere part of another change. */
export function prepositionViews(comparison: Comparison, unit: Unit, other: Unit): Views {
  const own = comparison.own.query.prepositions[unit.at];
  const twin = comparison.twin.query.prepositions[other.at];
  if (own === undefined || twin === undefined || own.word === "of" || twin.word === "of") return [];
  const views: Views[number][] = categoriesOf(comparison, own, twin).map((category) => {
    const family = familyOf(category);
    const placed = (query: Query, slot: PrepositionSlot): Claim => placedClaim(query, slot, family);
    return {
      category,
      claim: () => acrossTexts(placed(comparison.own.query, own), placed(comparison.twin.query, twin)),
    };
  });
  const follows =
    comparison.isFresh(twin.phrase) ||
    saysTheSame(own.word, twin.word) ||
    verbOf(comparison, "own", own) !== verbOf(comparison, "twin", twin);
  return follows ? [...views, null] : views;
}
