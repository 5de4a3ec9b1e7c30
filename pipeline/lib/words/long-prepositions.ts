import { LONG_PREPOSITIONS } from "./function-words.ts";

const BY_FIRST_WORD = new Map<string, (readonly string[])[]>();
for (const parts of LONG_PREPOSITIONS) {
  const [first = ""] = parts;
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), parts]);
}

const NONE: readonly (readonly string[])[] = [];

/** The words of each preposition of several words that begins with a word in lower case, in their order. */
export function longPrepositions(first: string): readonly (readonly string[])[] {
  return BY_FIRST_WORD.get(first) ?? NONE;
}
