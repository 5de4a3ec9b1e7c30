import type { CategoryPath } from "../../../../schemas/category.ts";
import { isScene } from "../../../lib/words/classes.ts";
import { contrastingDirections, contrastingPlaces } from "../../../lib/words/spatial.ts";
import type { PrepositionSlot } from "../analysis/query.ts";
import { placedClaim } from "../edits/describe.ts";
import type { Claim } from "../edits/edit.ts";
import { plainClaim } from "./nouns.ts";
import type { Comparison, Views } from "./reading.ts";
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

const INWARD = new Set(["in", "into", "inside", "through", "to"]);
const OUTWARD = new Set(["out of", "from"]);
const GOING = new Set("walk run go come jog crawl climb jump rush return step".split(" "));

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

/** Categories of which a change of preposition can be. */
function categoriesOf(comparison: Comparison, own: PrepositionSlot, twin: PrepositionSlot): CategoryPath[] {
  const noun = comparison.twin.query.phrases[twin.phrase]?.noun;
  if (noun === undefined || saysTheSame(own.word, twin.word)) return [];
  if (!comparison.fresh.has(twin.phrase) && isSaid(comparison, twin.word, noun.lemma)) return [];
  const scene = isScene(noun);
  const found: CategoryPath[] = [];
  if (!scene && contrast(contrastingPlaces, own.word, twin.word)) found.push("Object/ObjectSpatialRelation");
  const turned =
    (INWARD.has(own.word) && OUTWARD.has(twin.word)) || (OUTWARD.has(own.word) && INWARD.has(twin.word));
  const both = GOING.has(verbOf(comparison, "own", own)) && GOING.has(verbOf(comparison, "twin", twin));
  if (scene && both && turned) found.push("Scene/SceneTransition");
  else if (!scene && contrast(contrastingDirections, own.word, twin.word)) found.push("Object/ObjectMoving");
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
  const shown = placedClaim(comparison.own.query, own, "place");
  const asked = placedClaim(comparison.twin.query, twin, "place").shown;
  const views: Views[number][] = categoriesOf(comparison, own, twin).map((category) => ({
    category,
    claim: plainClaim({ family: familyOf(category), shown: shown.shown, asked, actor: shown.actor }),
  }));
  const follows =
    comparison.fresh.has(twin.phrase) ||
    saysTheSame(own.word, twin.word) ||
    verbOf(comparison, "own", own) !== verbOf(comparison, "twin", twin);
  return follows ? [...views, null] : views;
}
