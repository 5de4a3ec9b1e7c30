import { HASH_START, hashOn, type Word, wordAt, wordOf } from "./vocabulary.ts";

/** Signs that a text may hold, a bit each: rules that need one of them can be done at once. */
export const SIGNS = {
  /** Control characters but tabs and the ends of lines. */
  control: 1,
  /** < ` { } and the backslash: marks of formats. */
  markup: 2,
  quote: 4,
  digit: 8,
  comma: 16,
  /** The underscore: to a pattern's \b a letter, to a reading none. */
  underscore: 32,
  /** White space other than the blank. */
  space: 64,
} as const;

/** A text read once, for all who look at its words. */
export interface Reading {
  readonly text: string;
  /** Whether it is all ASCII. */
  readonly plain: boolean;
  /** Signs that it holds, or the text that it is part of; all of them when it is not plain. */
  readonly signs: number;
  readonly words: readonly Word[];
  /** Where its words begin; empty when it is not plain. */
  readonly starts: readonly number[];
}

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** What each ASCII character is: that of a word in lower case, or 0; and which sign it is. */
const LETTERS = new Uint8Array(128);
const SIGN = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/iu.test(character)) LETTERS[code] = character.toLowerCase().charCodeAt(0);
  SIGN[code] =
    (/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/u.test(character) ? SIGNS.control : 0) |
    (/[<`{}\\]/u.test(character) ? SIGNS.markup : 0) |
    (character === '"' ? SIGNS.quote : 0) |
    (/[0-9]/u.test(character) ? SIGNS.digit : 0) |
    (character === "," ? SIGNS.comma : 0) |
    (character === "_" ? SIGNS.underscore : 0) |
    (/[\t\n\v\f\r]/u.test(character) ? SIGNS.space : 0);
}
const [APOSTROPHE, HYPHEN] = [0x27, 0x2d];

/**
 * Reads the words of a text, in lower case, punctuation left out; "don't" and "t-shirt" are one word each. An ASCII text is looked
 * through once, without a pattern, and its words are looked up where they stand.
 *
 * @param most words after which it stops
 */
export function readText(text: string, most = Infinity): Reading {
  return readPlain(text, most) ?? readAny(text, most);
}

/** Readings of parts of a text that follow one another, none of which cuts a word. */
export function readParts(whole: Reading, parts: readonly string[]): Reading[] {
  if (!whole.plain) return parts.map((part) => readText(part));
  let [at, index] = [0, 0];
  return parts.map((text) => {
    const from = whole.text.indexOf(text, at);
    at = from + text.length;
    const words: Word[] = [];
    const starts: number[] = [];
    for (let start = whole.starts[index]; start !== undefined && start < at; start = whole.starts[index]) {
      const word = whole.words[index];
      if (word !== undefined && start >= from) {
        words.push(word);
        starts.push(start - from);
      }
      index += 1;
    }
    return { text, plain: true, signs: whole.signs, words, starts };
  });
}

/** An ASCII text's reading; undefined for any other. */
function readPlain(text: string, most: number): Reading | undefined {
  const words: Word[] = [];
  const starts: number[] = [];
  let signs = 0;
  let at = 0;
  while (at < text.length && words.length < most) {
    const code = text.charCodeAt(at);
    if (code > 127) return undefined;
    let letter = LETTERS[code] ?? 0;
    if (letter === 0) {
      signs |= SIGN[code] ?? 0;
      at += 1;
      continue;
    }
    const from = at;
    let hash = HASH_START;
    do {
      signs |= SIGN[letter] ?? 0;
      hash = hashOn(hash, letter);
      at += 1;
      letter = letterAt(text, at);
    } while (letter !== 0);
    words.push(wordAt(text, from, at, hash));
    starts.push(from);
  }
  // behind the last word that was wanted: a letter or apostrophe of another kind would be part of it
  if (at < text.length && text.charCodeAt(at) > 127) return undefined;
  return { text, plain: true, signs, words, starts };
}

/** The letter or digit at a place, in lower case, or what joins two of them; 0 where a word ends. */
function letterAt(text: string, at: number): number {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  if (code > 127) return 0;
  const letter = LETTERS[code] ?? 0;
  if (letter !== 0 || (code !== APOSTROPHE && code !== HYPHEN) || at + 1 >= text.length) return letter;
  const next = text.charCodeAt(at + 1);
  return next < 128 && (LETTERS[next] ?? 0) !== 0 ? code : 0;
}

function readAny(text: string, most: number): Reading {
  const words: Word[] = [];
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    if (words.length >= most) break;
    words.push(wordOf(word.replaceAll("’", "'")));
  }
  return { text, plain: false, signs: -1, words, starts: [] };
}
