import type { CategoryPath } from "../../../../schemas/category.ts";
import type { Random } from "../../../lib/random.ts";
import type { Mentions } from "../../../lib/words/mentions.ts";
import type { Inventory } from "../inventory/inventory.ts";
import type { Query } from "../analysis/query.ts";

/** One change to a slot of a query. Indices are those of the query's phrases, verbs and tokens. */
export type Change =
  | { readonly kind: "noun"; readonly phrase: number; readonly lemma: string }
  | { readonly kind: "count"; readonly phrase: number; readonly number: number }
  | { readonly kind: "verb"; readonly verb: number; readonly lemma: string }
  | { readonly kind: "word"; readonly at: number; readonly text: string }
  /** Token ranges [start, end) that change places; the first lies before the second. */
  | {
      readonly kind: "swap";
      readonly first: readonly [number, number];
      readonly second: readonly [number, number];
    };

/** What an edit is about, for the refusal: the template family and the words it names. */
export interface Claim {
  readonly family:
    | "object"
    | "involved"
    | "part"
    | "scene"
    | "person"
    | "attribute"
    | "action"
    | "order"
    | "place"
    | "direction"
    | "count"
    | "comparison"
    | "transition";
  /** What the video shows, as a phrase: "a red car", "opening the door". */
  readonly shown: string;
  /** What the query asks for instead, given all changes of the negative. */
  readonly asked: (changes: readonly Change[]) => string;
  /** True when the asked thing is spoken of as several: "no shoes appear". */
  readonly plural: boolean;
  /** Who or what does it in the video: "a man"; empty when the text does not say. */
  readonly actor: string;
}

/** A concrete way to make a query false along one category. */
export interface Edit {
  readonly category: CategoryPath;
  readonly changes: readonly Change[];
  /** Slots it needs to itself: edits of one negative share none. */
  readonly locks: readonly string[];
  readonly claim: Claim;
  /** How visible and certain the change is, around 1. */
  readonly strength: number;
}

/** What an edit is made from. */
export interface EditTask {
  readonly query: Query;
  /** What the query and the other texts about the video mention. */
  readonly mentions: Mentions;
  /** What the other texts mention, the query left out. */
  readonly others: Mentions;
  readonly inventory: Inventory;
  readonly random: Random;
}

/** Edits of one family of categories for a query, the preferred first; empty when there is no honest one. */
export type EditFamily = (task: EditTask) => Edit[];
