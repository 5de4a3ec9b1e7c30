const ASCII = /^[\0-\x7f]*$/;

/** The text in lower case when it holds nothing but ASCII, else null: what a search can do without folding of cases. */
export function plainLower(text: string): string | null {
  return ASCII.test(text) ? text.toLowerCase() : null;
}

/**
 * A pattern that is searched for whatever the case of letters. On ASCII texts a copy without case folding, several times faster,
 * finds the same in the text in lower case: the pattern must therefore be written in lower case.
 */
export class Search {
  readonly #folding: RegExp;
  readonly #plain: RegExp;

  /** @param pattern with the flags iu */
  constructor(pattern: RegExp) {
    this.#folding = pattern;
    this.#plain = new RegExp(pattern.source, "");
  }

  /** What it finds first, as the text writes it; undefined when nothing. `lower` is `plainLower(text)`. */
  first(text: string, lower: string | null): string | undefined {
    if (lower === null) return this.#folding.exec(text)?.[0];
    const found = this.#plain.exec(lower);
    return found === null ? undefined : text.slice(found.index, found.index + found[0].length);
  }

  /** Whether it finds anything. */
  finds(text: string, lower: string | null): boolean {
    return lower === null ? this.#folding.test(text) : this.#plain.test(lower);
  }
}

/** Clues that are looked for, a bit of a number each. */
const CLUES: (readonly string[])[] = [];

/** The clues in words met before; emptied when full. */
const KNOWN = new Map<string, number>();
const KNOWN_AT_MOST = 20_000;

/**
 * Announces parts of words without one of which a search finds nothing. Called while modules load. The number returned has the one
 * bit that `cluesIn` sets for words that hold any of the parts.
 */
export function clue(parts: string): number {
  if (CLUES.length >= 31) throw new RangeError("no more than 31 clues fit into a number");
  KNOWN.clear();
  CLUES.push(parts.split(" "));
  return 1 << (CLUES.length - 1);
}

/** Bits of all clues that the words hold; words as `wordsOf` makes them. */
export function cluesIn(words: readonly string[]): number {
  let bits = 0;
  for (const word of words) bits |= cluesOf(word);
  return bits;
}

function cluesOf(word: string): number {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  if (KNOWN.size >= KNOWN_AT_MOST) KNOWN.clear();
  const bits = CLUES.reduce(
    (sum, parts, at) => (parts.some((part) => word.includes(part)) ? sum | (1 << at) : sum),
    0,
  );
  KNOWN.set(word, bits);
  return bits;
}
