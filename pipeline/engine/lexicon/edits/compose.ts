import type { CategoryPath } from "../../../../schemas/category.ts";
import type { Query } from "../analysis/query.ts";
import type { Inventory } from "../inventory/inventory.ts";
import type { Edit } from "./edit.ts";
import { isPlausible } from "./plausible.ts";
import { realise } from "./realise.ts";

/** Edits tried per category before a combination is given up. */
const TRIED = 10;

/** Things that hold for every edit combination of one query. */
export interface Composer {
  readonly query: Query;
  readonly inventory: Inventory;
  /** Texts that a result must not equal: captions of the same video, in comparable form. */
  readonly taken: (text: string) => boolean;
}

/** True when an edit needs no slot that chosen ones need. */
export function isFree(edit: Edit, chosen: readonly Edit[]): boolean {
  return !chosen.some((other) => other.locks.some((lock) => edit.locks.includes(lock)));
}

/**
 * One edit per category, so that each leading part of the list makes a sensible query by itself: the first alone, the first
 * two, all of them. Undefined when the edits at hand do not go together.
 */
export function compose(
  composer: Composer,
  categories: readonly CategoryPath[],
  edits: ReadonlyMap<CategoryPath, readonly Edit[]>,
  chosen: readonly Edit[] = [],
): readonly Edit[] | undefined {
  const category = categories[chosen.length];
  if (category === undefined) return chosen;
  for (const edit of (edits.get(category) ?? []).slice(0, TRIED)) {
    if (!isFree(edit, chosen)) continue;
    const next = [...chosen, edit];
    const changes = next.flatMap((one) => one.changes);
    if (!isPlausible(composer.query, changes, composer.inventory)) continue;
    if (composer.taken(realise(composer.query, changes))) continue;
    const done = compose(composer, categories, edits, next);
    if (done !== undefined) return done;
  }
  return undefined;
}
