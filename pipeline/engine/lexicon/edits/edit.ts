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

/** Who or what acts in the video. */
export interface Actor {
  /** As a refusal names it: "a man", "someone", "the dogs". */
  readonly text: string;
  readonly plural: boolean;
  /** True for people: of them "nobody" and "anyone" can be said. */
  readonly person: boolean;
}

/** A text that depends on all changes of the negative. */
export type Asked = (changes: readonly Change[]) => string;

/** What an edit is about, for the refusal: the family of sentences and the words they name. */
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
  /** What the query asks for instead. */
  readonly asked: Asked;
  /** True when the asked thing is spoken of as several: "no shoes appear". */
  readonly plural: boolean;
  /** True when the shown thing is. */
  readonly shownPlural?: boolean;
  /** Who does it in the video; left out where the text does not say. */
  readonly actor?: Actor | undefined;
  /** For things: what happens with them in the video, as a gerund: "putting a towel on the shelf". */
  readonly act?: string | undefined;
  /** For positions: where, without what happens there: "on the shelf". */
  readonly where?: { readonly shown: string; readonly asked: Asked } | undefined;
  /** For attributes: the thing and its two values, "shirt", "gray", "blue". */
  readonly value?: AttributeClaim | undefined;
}

/** An attribute apart from the thing that has it. */
export interface AttributeClaim {
  readonly thing: string;
  readonly shown: string;
  readonly asked: string;
  /** True when the negative replaces the thing as well, so that its name would not match. */
  readonly alone: (changes: readonly Change[]) => boolean;
}

/** A concrete way to make a query false along one category. */
export interface Edit {
  readonly category: CategoryPath;
  readonly changes: readonly Change[];
  /** Slots it needs to itself: edits of one negative share none. */
  readonly locks: readonly string[];
  /** Worked out when it is told: most edits are only tried. */
  readonly claim: () => Claim;
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
