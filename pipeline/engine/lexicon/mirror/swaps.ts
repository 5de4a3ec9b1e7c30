import type { CategoryPath } from "../../../../schemas/category.ts";
import { isFree } from "../edits/compose.ts";
import type { Edit } from "../edits/edit.ts";
import { editsOf } from "../edits/families.ts";
import { isPlausible } from "../edits/plausible.ts";
import { realise } from "../edits/realise.ts";
import { analyse } from "../analysis/analyse.ts";
import type { Query } from "../analysis/query.ts";
import type { Inventory } from "../inventory/inventory.ts";
import type { Knowledge } from "../knowledge.ts";

/** Times as many words drawn for each slot as one negative would need: the more, the more partners are found. */
const BREADTH = 12;

/** One edit of a query and the text that it alone makes. */
export interface SingleEdit {
  readonly edit: Edit;
  readonly text: string;
}

/** A query with everything that an edit of it is judged by. */
export interface EditableQuery {
  readonly query: Query;
  readonly inventory: Inventory;
  readonly known: Knowledge;
}

/** Reads a query for edits. */
export function editable(text: string, inventory: Inventory, known: Knowledge): EditableQuery {
  return { query: analyse(text), inventory: { ...bound(inventory), breadth: BREADTH }, known };
}

function bound(inventory: Inventory): Inventory {
  return {
    fillers: (key) => inventory.fillers(key),
    count: (key, filler) => inventory.count(key, filler),
  };
}

/**
 * All edits of a query along some categories that two moments could exchange: many more than one negative needs, the same at
 * every call, whichever other categories are wanted.
 */
export function singleEdits(
  { query, inventory, known }: EditableQuery,
  wanted: (category: CategoryPath) => boolean = () => true,
): SingleEdit[] {
  const task = { query, mentions: known.all, others: known.others, inventory };
  const found = new Map<string, SingleEdit>();
  for (const [category, edits] of editsOf(task, ["swaps"], wanted)) {
    for (const edit of edits) {
      const text = realise(query, edit.changes);
      const key = `${category} ${text}`;
      if (text !== query.text && !known.isCaption(text) && !found.has(key)) found.set(key, { edit, text });
    }
  }
  return [...found.values()];
}

/** The text of several edits together; undefined when they do not go together. */
export function combine(
  { query, inventory, known }: EditableQuery,
  edits: readonly Edit[],
): string | undefined {
  for (const [index, edit] of edits.entries()) {
    const before = edits.slice(0, index);
    if (!isFree(edit, before) || before.some(({ category }) => category === edit.category)) return undefined;
  }
  const changes = edits.flatMap((edit) => edit.changes);
  if (edits.length > 1 && !isPlausible(query, changes, inventory)) return undefined;
  const text = realise(query, changes);
  return known.isCaption(text) ? undefined : text;
}
