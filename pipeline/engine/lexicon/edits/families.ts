import type { CategoryPath } from "../../../../schemas/category.ts";
import { type Random, seededRandom } from "../../../lib/random.ts";
import { actionEdits } from "./actions.ts";
import { attributeEdits } from "./attributes.ts";
import { comparisonEdits } from "./comparisons.ts";
import { countEdits } from "./counts.ts";
import type { Edit, EditFamily, EditTask } from "./edit.ts";
import { landmarkEdits } from "./landmarks.ts";
import { movingEdits } from "./moving.ts";
import { objectEdits } from "./objects.ts";
import { peopleEdits } from "./people.ts";
import { partEdits } from "./parts.ts";
import { placeEdits } from "./places.ts";
import { sceneEdits } from "./scenes.ts";
import { sequenceEdits, transitionEdits } from "./sequences.ts";

/** The families with the categories of their edits. */
const FAMILIES: readonly (readonly [EditFamily, ...CategoryPath[]])[] = [
  [actionEdits, "Action/FineGrainedAction"],
  [objectEdits, "Object/ObjectExistence"],
  [partEdits, "Object/ObjectPartRelation"],
  [placeEdits, "Object/ObjectSpatialRelation"],
  [sceneEdits, "Scene/SceneExistence"],
  [attributeEdits, "Attribute/AttributeValue"],
  [peopleEdits, "Attribute/AttributeValue"],
  [countEdits, "Attribute/Counting"],
  [movingEdits, "Object/ObjectMoving", "Scene/SceneTransition"],
  [comparisonEdits, "Attribute/Comparison"],
  [sequenceEdits, "Action/ActionSequence"],
  [transitionEdits, "Scene/SceneTransition"],
  [landmarkEdits, "Object/ObjectSpatialRelation", "Object/ObjectMoving"],
];

/** Seed of the draws for one query: families draw independently, so that each gives the same edits whoever else is asked. */
export type Seed = readonly (string | number)[];

/**
 * All edits that can be made of a query along some categories, by category, in seeded order with the stronger ones tending to
 * the front.
 */
export function editsOf(
  task: Omit<EditTask, "random">,
  seed: Seed,
  wanted: (category: CategoryPath) => boolean = () => true,
): Map<CategoryPath, Edit[]> {
  const ranked = new Map<CategoryPath, { edit: Edit; rank: number }[]>();
  for (const [i, [family, ...categories]] of FAMILIES.entries()) {
    if (!categories.some(wanted)) continue;
    const random: Random = seededRandom(...seed, i);
    for (const edit of family({ ...task, random })) {
      const list = ranked.get(edit.category) ?? [];
      list.push({ edit, rank: edit.strength * (0.5 + random.next()) });
      ranked.set(edit.category, list);
    }
  }
  return new Map(
    [...ranked].map(([category, list]) => [
      category,
      list.sort((a, b) => b.rank - a.rank).map(({ edit }) => edit),
    ]),
  );
}
