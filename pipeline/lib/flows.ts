import { wordsOf } from "./text.ts";

/**
 * Words looked at on either side of a change, the widest company first: two words leave a probe of words that stand together
 * nothing to see; one word, for those who found nobody, twice as many partners.
 */
export const COMPANIES = [2, 1] as const;

/**
 * Words of a text for which a company of one is enough: of a longer one too much would stay unlooked at. Measured on sentences of
 * 15 words on the average, a probe of words that stand anywhere together told 56 of 100 pairs by it.
 */
const SHORT = 10;

/** A change of words in its company: what goes, what comes, and the words around. */
export interface Flow {
  /** Names the change and its company. */
  readonly key: string;
  /** Names the same change the other way round, in the same company. */
  readonly back: string;
}

/** The stretch in which two lists of words differ: how many words they begin with together, and end with behind those. */
export function differingStretch(
  from: readonly string[],
  to: readonly string[],
): { readonly start: number; readonly end: number } {
  const start = sharedStart(from, to);
  return { start, end: sharedStart(from.slice(start).reverse(), to.slice(start).reverse()) };
}

function sharedStart(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}

/**
 * The change between two texts as a flow, in each of the companies that is enough for them, the widest first. A set in which each flow runs as often as its way back has
 * the same words with the same neighbours among its originals as among its negatives. The change reaches from the first word
 * that differs to the last: so it is the same stretch whichever text comes first.
 */
export function flowsOf(category: string, before: string, after: string): Flow[] {
  return flowsBetween(category, wordsOf(before), wordsOf(after));
}

/** The same between two texts whose words are known. */
export function flowsBetween(category: string, from: readonly string[], to: readonly string[]): Flow[] {
  const { start, end } = differingStretch(from, to);
  const gone = from.slice(start, from.length - end).join(" ");
  const come = to.slice(start, to.length - end).join(" ");
  const enough = COMPANIES.filter((words) => words > 1 || from.length <= SHORT);
  return enough.map((words) => {
    const left = from.slice(Math.max(0, start - words), start).join(" ");
    const right = from.slice(from.length - end, from.length - end + words).join(" ");
    const around = `${category}|${left}_${right}`;
    return { key: `${around}|${gone}>${come}`, back: `${around}|${come}>${gone}` };
  });
}
