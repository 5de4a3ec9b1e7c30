import { type WordEdit, wordEdits, wordsOf } from "../../../lib/text.ts";

/** Words looked at on either side of a change, the narrowest company first. */
const COMPANY = [2, 1] as const;

/** How many widths of company there are. */
export const WIDTHS = COMPANY.length;

/** A change of words in its company: what goes, what comes, and the words around. */
export interface Flow {
  /** Names the change and its company. */
  readonly key: string;
  /** Names the same change the other way round, in the same company. */
  readonly back: string;
}

function side({ removed, added }: WordEdit, company: string, reversed: boolean): string {
  const [from, to] = reversed ? [added, removed] : [removed, added];
  return `${from.join(" ")}>${to.join(" ")}@${company}`;
}

/**
 * The change between two texts as flows, one for each width of company. A set in which each flow runs as often as its way back
 * has the same words and, within the width, the same neighbours among its originals as among its negatives.
 */
export function flowsOf(category: string, before: string, after: string): Flow[] {
  const words = wordsOf(before);
  const edits = wordEdits(words, wordsOf(after));
  return COMPANY.map((width) => {
    const companies = edits.map(({ at, removed }) => {
      const left = words.slice(Math.max(0, at - width), at);
      const right = words.slice(at + removed.length, at + removed.length + width);
      return `${left.join(" ")}_${right.join(" ")}`;
    });
    const name = (reversed: boolean): string =>
      [category, ...edits.map((edit, index) => side(edit, companies[index] ?? "", reversed))].join("|");
    return { key: name(false), back: name(true) };
  });
}
