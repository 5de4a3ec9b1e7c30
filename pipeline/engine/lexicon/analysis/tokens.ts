import { longPrepositions } from "../../../lib/words/long-prepositions.ts";
import { LONGEST_NOUN, nounOf, opensNoun } from "../../../lib/words/nouns.ts";
import type { Token } from "./token.ts";

const WORD = /[\p{L}\p{N}#]+(?:['’&-][\p{L}\p{N}]+)*['’]?/gu;

/** Words of a text that stand together as one token, from place i: a preposition or a noun of several words. */
function lengthAt(words: readonly Token[], i: number): number {
  for (const long of longPrepositions(words[i]?.lower ?? "")) {
    if (long.every((part, j) => words[i + j]?.lower === part && (j === 0 || words[i + j]?.broken === false)))
      return long.length;
  }
  if (!opensNoun(words[i]?.lower ?? "")) return 1;
  for (let length = Math.min(LONGEST_NOUN, words.length - i); length > 1; length--) {
    const slice = words.slice(i, i + length);
    if (slice.slice(1).some((word) => word.broken)) continue;
    if (nounOf(slice.map((word) => word.lower).join(" ")) !== undefined) return length;
  }
  return 1;
}

/** Cuts a text into tokens, untagged. */
export function tokenise(text: string): Token[] {
  const words: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const broken = /\S/u.test(text.slice(last, match.index));
    last = match.index + word.length;
    const lower = word.toLowerCase().replaceAll("’", "'");
    words.push({ text: word, lower, start: match.index, end: last, broken, tag: "other" });
  }
  const tokens: Token[] = [];
  for (let i = 0; i < words.length;) {
    const [first, length] = [words[i], lengthAt(words, i)];
    const final = words[i + length - 1];
    if (first === undefined || final === undefined) break;
    const slice = words.slice(i, i + length);
    tokens.push({
      ...first,
      text: text.slice(first.start, final.end),
      lower: slice.map((word) => word.lower).join(" "),
      end: final.end,
    });
    i += length;
  }
  return tokens;
}
