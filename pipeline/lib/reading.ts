import { HASH_START, HASH_STEP, type Word, wordAt, wordOf } from "./vocabulary.ts";

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
  /** A blank beside another, or at an end of the text. */
  blanks: 128,
  /** A full stop or the like with a capital, a quotation mark or a bracket right behind it: perhaps two sentences that touch. */
  glue: 256,
} as const;

/** A text read once, for all who look at its words. */
export interface Reading {
  readonly text: string;
  /** Whether it is all ASCII. */
  readonly plain: boolean;
  /** Signs that it holds, or the text that it is part of holds; all of them when it is not plain. */
  readonly signs: number;
  readonly words: readonly Word[];
  /** A bit for each of its words, several sharing one, or for each of the text that it is part of: a whole text that lacks a bit of another lacks a word. */
  readonly mask: number;
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
const [APOSTROPHE, HYPHEN, BLANK] = [0x27, 0x2d, 0x20];

/** What each ASCII character may be beside another: a stop, or what the next sentence or the end of this one begins with. */
const STOPS = new Uint8Array(128);
const BEHIND_STOPS = new Uint8Array(128);
for (const stop of ".!?") STOPS[stop.charCodeAt(0)] = 1;
for (const next of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ")') BEHIND_STOPS[next.charCodeAt(0)] = 1;

/** Texts of usual length are written here to be read; longer ones get room of their own. */
const ROOM = Buffer.allocUnsafeSlow(8192);
/** Bytes that must be free behind a text, so that one that is not ASCII cannot end where an ASCII one would. */
const SPARE = 8;

/**
 * Reads the words of a text, in lower case, punctuation left out; "don't" and "t-shirt" are one word each. An ASCII text is looked
 * through once, without a pattern, and its words are looked up where they stand.
 */
export function readText(text: string): Reading {
  const room = text.length + SPARE <= ROOM.length ? ROOM : Buffer.allocUnsafe(text.length + SPARE);
  return room.write(text, 0, "utf8") === text.length ? readPlain(text, room) : readAny(text);
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
    return { text, plain: true, signs: whole.signs, mask: whole.mask, words, starts };
  });
}

/** Words and where they begin are gathered here, so that no list grows with each text. */
const FOUND: Word[] = [];
const STARTS: number[] = [];
/** A text of more words leaves no room behind. */
const MANY = 10_000;

/** An ASCII text's reading, from its bytes. */
function readPlain(text: string, bytes: Buffer): Reading {
  let count = 0;
  let [signs, mask] = [0, 0];
  const end = text.length;
  bytes[end] = 0;
  for (let at = 0; at < end;) {
    const code = bytes[at] ?? 0;
    let letter = LETTERS[code] ?? 0;
    if (letter === 0) {
      signs |= SIGN[code] ?? 0;
      at += 1;
      const next = bytes[at] ?? 0;
      if (code === BLANK && (next === BLANK || at === 1 || at === end)) signs |= SIGNS.blanks;
      else if (STOPS[code] === 1 && BEHIND_STOPS[next] === 1) signs |= SIGNS.glue;
      continue;
    }
    const from = at;
    let hash = HASH_START;
    do {
      signs |= SIGN[letter] ?? 0;
      hash = Math.imul(hash ^ letter, HASH_STEP);
      at += 1;
      const next = bytes[at] ?? 0;
      letter = LETTERS[next] ?? 0;
      if ((next === APOSTROPHE || next === HYPHEN) && LETTERS[bytes[at + 1] ?? 0] !== 0) letter = next;
    } while (letter !== 0);
    FOUND[count] = wordAt(bytes, from, at, hash);
    mask |= 1 << hash;
    STARTS[count] = from;
    count += 1;
  }
  const [words, starts] = [FOUND.slice(0, count), STARTS.slice(0, count)];
  if (count > MANY) FOUND.length = STARTS.length = 0;
  return { text, plain: true, signs, mask, words, starts };
}

function readAny(text: string): Reading {
  const words = Array.from(text.toLowerCase().matchAll(WORD), ([word]) => wordOf(word.replaceAll("’", "'")));
  const mask = words.reduce((bits, { hash }) => bits | (1 << hash), 0);
  return { text, plain: false, signs: -1, mask, words, starts: [] };
}
