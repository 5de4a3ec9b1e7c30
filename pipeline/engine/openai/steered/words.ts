import type { CategoryPath } from "../../../../schemas/category.ts";
import type { OfferedWords } from "../../../../schemas/engine-reply.ts";

/** What to offer for categories: the stretch of words in which two texts differ, as it stands in each; one word more where a side would be empty. */
export function wordsFor(
  categories: readonly CategoryPath[],
  before: string,
  after: string,
): Omit<OfferedWords, "level"> {
  const [from, to] = [wordsAsWritten(before), wordsAsWritten(after)];
  let start = sharedStart(from, to);
  const end = sharedStart(from.slice(start).reverse(), to.slice(start).reverse());
  if (start > 0 && (from.length - end === start || to.length - end === start)) start -= 1;
  return {
    categories: [...categories],
    replace: from.slice(start, from.length - end).join(" "),
    with: to.slice(start, to.length - end).join(" "),
  };
}

function wordsAsWritten(text: string): string[] {
  return text.replace(/[\s.!?]+$/u, "").split(/\s+/u);
}

function sharedStart(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}
