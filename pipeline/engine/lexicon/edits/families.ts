import type { CategoryPath } from "../../../../schemas/category.ts";
import { actionEdits } from "./actions.ts";
import { attributeEdits } from "./attributes.ts";
import { comparisonEdits } from "./comparisons.ts";
import { countEdits } from "./counts.ts";
import type { Edit, EditFamily, EditTask } from "./edit.ts";
import { movingEdits } from "./moving.ts";
import { objectEdits } from "./objects.ts";
import { partEdits } from "./parts.ts";
import { placeEdits } from "./places.ts";
import { sceneEdits } from "./scenes.ts";
import { sequenceEdits, transitionEdits } from "./sequences.ts";

const FAMILIES: readonly EditFamily[] = [
  actionEdits,
  objectEdits,
  partEdits,
  placeEdits,
  sceneEdits,
  attributeEdits,
  countEdits,
  movingEdits,
  comparisonEdits,
  sequenceEdits,
  transitionEdits,
];

/** All edits that can be made of a query, by category, in seeded order with the stronger ones tending to the front. */
export function editsOf(task: EditTask): Map<CategoryPath, Edit[]> {
  const edits = new Map<CategoryPath, Edit[]>();
  const all = FAMILIES.flatMap((family) => family(task)).map((edit) => ({
    edit,
    rank: edit.strength * (0.5 + task.random.next()),
  }));
  for (const { edit } of all.sort((a, b) => b.rank - a.rank)) {
    const known = edits.get(edit.category);
    if (known === undefined) edits.set(edit.category, [edit]);
    else known.push(edit);
  }
  return edits;
}
