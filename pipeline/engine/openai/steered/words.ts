import type { CategoryPath } from "../../../../schemas/category.ts";
import type { OfferedWords } from "../../../../schemas/engine-reply.ts";
import { differingStretch } from "../../../lib/flows.ts";

/** What to offer for categories: the stretch of words in which two texts differ, as it stands in each; one word more where a side would be empty. */
export function wordsFor(
  categories: readonly CategoryPath[],
  before: string,
  after: string,
): Omit<OfferedWords, "level"> {
  const [from, to] = [wordsAsWritten(before), wordsAsWritten(after)];
  const { start: first, end } = differingStretch(from, to);
  const isOneSided = from.length - end === first || to.length - end === first;
  const start = first > 0 && isOneSided ? first - 1 : first;
  return {
    categories: [...categories],
    replace: from.slice(start, from.length - end).join(" "),
    with: to.slice(start, to.length - end).join(" "),
  };
}

function wordsAsWritten(text: string): string[] {
  return text.replace(/[\s.!?]+$/u, "").split(/\s+/u);
}
