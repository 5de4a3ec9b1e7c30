import type { Level } from "../../../../schemas/level.ts";
import type { Side } from "./candidates.ts";
import type { SingleEdit } from "./swaps.ts";

/** Whom a moment trades texts with at a level, and along which categories (sorted paths joined by a blank). */
export interface Match {
  readonly partner: number;
  readonly set: string;
  /** Words in which the two texts differ. */
  readonly size: number;
  /** Set where single words are exchanged and not whole texts: the result and the edits that lead to it. */
  readonly exchanged?: { readonly text: string; readonly steps: readonly SingleEdit[] };
}

/** Matches of one moment by level. */
export type Matches = Map<Level, Match>;

/** What matching needs of a moment. */
export type Named = Pick<Side, "text" | "video">;
