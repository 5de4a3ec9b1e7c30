import type { CategoryPath } from "../../../../schemas/category.ts";
import { isAnimate, isHandled, isPart, isScene, isThing, isWorn } from "../../../lib/words/classes.ts";
import { HOLDING, NEVER_DRAWN } from "../../../lib/words/data/noun-sets.ts";
import { WAYS } from "../../../lib/words/data/preposition-sets.ts";
import { GIVING, MOVING, PLACING, PUTTING, STILL, TAKING } from "../../../lib/words/data/verb-sets.ts";
import { IDIOMS } from "../../../lib/words/idioms.ts";
import type { Noun } from "../../../lib/words/nouns.ts";
import { contrastingPlaces } from "../../../lib/words/spatial.ts";
import type { PrepositionSlot, Query, VerbSlot } from "../analysis/query.ts";
import { placedClaim } from "./acts.ts";
import type { Claim, Edit, EditFamily, EditTask } from "./edit.ts";
import { drawNouns } from "./nouns.ts";

/** What a thing is to an act: where something is, or where something moves to or from. */
export interface Landmark {
  readonly category: Extract<CategoryPath, "Object/ObjectSpatialRelation" | "Object/ObjectMoving">;
  readonly slot: PrepositionSlot;
}

/** The family of sentences that deny a landmark. */
export function familyOfLandmark({ category }: Landmark): Claim["family"] {
  return category === "Object/ObjectMoving" ? "direction" : "place";
}

/**
 * What another thing in the place of this one changes besides: by "on the table" something has a position, which "on the shelf"
 * makes another one; "from the table" something moves along another path than "from the shelf" (Table 15: "relative spatial
 * positions of objects", "motion direction or trajectory"). Undefined where the text places or moves nothing by it.
 */
export function landmarkOf(query: Query, index: number): Landmark | undefined {
  const noun = query.phrases[index]?.noun;
  const slot = query.prepositions.find((one) => one.phrase === index);
  const verb = query.verbs[slot?.verb ?? -1];
  if (noun === undefined || slot === undefined || verb === undefined) return undefined;
  if (!isLandmark(noun) || slot.at < verb.at || (slot.after !== undefined && slot.after !== verb.object))
    return undefined;
  // "Out from behind a door": two words for one place.
  if (query.tokens[slot.at - 1]?.tag === "prep") return undefined;
  // "Pours the shaken liquid into": what stands between was not read as a part of what is moved.
  const last = Math.max(verb.at, verb.particle ?? 0, query.phrases[verb.object ?? -1]?.head ?? 0);
  if (query.tokens.slice(last + 1, slot.at).some(({ tag }) => tag === "adjective" || tag === "noun"))
    return undefined;
  const object = query.tokens[query.phrases[verb.object ?? -1]?.head ?? -1]?.lower ?? "";
  if (IDIOMS.has(`${verb.lemma} ${object}`)) return undefined;
  if (movesBy(verb, slot)) return { category: "Object/ObjectMoving", slot };
  return isPlacedBy(verb, slot, noun) ? { category: "Object/ObjectSpatialRelation", slot } : undefined;
}

function movesBy({ lemma }: VerbSlot, { word }: PrepositionSlot): boolean {
  if (!WAYS.has(word) || STILL.has(lemma)) return false;
  return [MOVING, GIVING, TAKING].some((acts) => acts.has(lemma));
}

function isPlacedBy({ lemma }: VerbSlot, { word }: PrepositionSlot, noun: Noun): boolean {
  if (!PLACING.has(lemma) || WAYS.has(word) || contrastingPlaces(word).length === 0) return false;
  // Who plays on a phone, or at a piano, is not placed by it.
  return PUTTING.has(lemma) || !isHandled(noun);
}

function isLandmark(noun: Noun): boolean {
  return ![isScene, isPart, isWorn, isAnimate].some((is) => is(noun)) && !NOT_PLACED_BY.has(noun.lemma);
}

/** "In the mirror" is in front of it; water runs everywhere; "in the air" is nowhere in particular. */
const NOT_PLACED_BY = new Set(["mirror", "water", "camera", "top", "side", "air"]);

/** Another landmark: the same things, placed by another thing or moved along another path. */
export const landmarkEdits: EditFamily = (task) =>
  task.query.phrases.flatMap((phrase, index) => {
    const landmark = phrase.pronoun ? undefined : landmarkOf(task.query, index);
    if (landmark === undefined) return [];
    const main = phrase.noun?.classes[0] ?? "?";
    const fits = (noun: Noun): boolean =>
      isThing(noun) &&
      isLandmark(noun) &&
      !NEVER_DRAWN.has(noun.lemma) &&
      // "On a cloth", but on no hose.
      (noun.classes[0] === main || (HOLDING.has(main) && HOLDING.has(noun.classes[0] ?? "?")));
    return drawNouns(task, index, fits, 8).map(({ noun, balance }) =>
      landmarkEdit(task, index, landmark, noun, balance),
    );
  });

function landmarkEdit(
  { query }: EditTask,
  index: number,
  landmark: Landmark,
  noun: Noun,
  strength: number,
): Edit {
  return {
    category: landmark.category,
    changes: [{ kind: "noun", phrase: index, lemma: noun.lemma }],
    locks: [`phrase ${index}`],
    claim: () => placedClaim(query, landmark.slot, familyOfLandmark(landmark)),
    strength,
  };
}
