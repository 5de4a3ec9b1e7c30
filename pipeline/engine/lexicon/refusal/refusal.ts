import type { CategoryPath } from "../../../../schemas/category.ts";
import type { Level } from "../../../../schemas/level.ts";
import { categoryTag } from "../../../lib/categories.ts";
import type { Random } from "../../../lib/random.ts";
import type { Change, Claim } from "../edits/edit.ts";
import { OPENINGS } from "./openings.ts";
import { explain } from "./sentences.ts";

/** What a negative claims along one category, in vain. */
export interface Denied {
  readonly category: CategoryPath;
  readonly claims: readonly Claim[];
}

/**
 * A refusal in the form of Table 16: an opening in the strength of the level, then a block for each category in the order of the
 * plan, none repeating more of what was said before it than it must.
 */
export function writeRefusal(
  level: Level,
  denied: readonly Denied[],
  changes: readonly Change[],
  original: string,
  random: Random,
): string {
  const opening = random.pick(OPENINGS[level]);
  let said = opening;
  let blocks = "";
  for (const { category, claims } of denied) {
    const text = explain(claims, changes, { said, original }, random);
    said += ` ${text}`;
    blocks += `<${categoryTag(category)}>${text}</${categoryTag(category)}>`;
  }
  return `<irrelevant_answer>${opening}</irrelevant_answer>${blocks}`;
}
