import type { CategoryPath } from "../../../../schemas/category.ts";
import type { Claim } from "../edits/edit.ts";
import type { Knowledge } from "../knowledge.ts";
import type { UnitText } from "./units.ts";

/** What a twin's text asks for in place of what the query says, for one of the units in which they differ. */
export interface Change {
  readonly category: CategoryPath;
  /** Worked out when it is told: most twins are only compared. */
  readonly claim: () => Claim;
}

/** The claim of a position or movement that another text tells otherwise: what either text tells of it. */
export function acrossTexts(shown: Claim, asked: Claim): Claim {
  const where = { shown: shown.where?.shown ?? "", asked: () => asked.where?.shown ?? "" };
  return { ...shown, asked: () => asked.shown, where };
}

/**
 * Ways to see one difference: as a change of a category, or as one that says nothing by itself (null), such as "into" for "in".
 * Empty when the twin's text may be true because of it or cannot be explained.
 */
export type Views = readonly (Change | null)[];

/** A query, the text of another video's moment, and what is known of the query's video. */
export interface Comparison {
  readonly own: UnitText;
  readonly twin: UnitText;
  readonly known: Knowledge;
  /** True for phrases of the twin that name a thing which nothing says of the query's video. */
  readonly isFresh: (phrase: number) => boolean;
}
