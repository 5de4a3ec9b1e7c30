/** A word of texts, in lower case, with what was worked out about it. Equal words are mostly, but not always, one object. */
export class Word {
  readonly text: string;
  /** 32 bits of its characters. */
  readonly hash: number;
  /** What facts know of it, by their numbers; undefined where nobody asked yet. */
  readonly known: unknown[] = [];

  constructor(text: string, hash: number) {
    this.text = text;
    this.hash = hash;
  }
}

/** Whether two words are equal. */
export function isSameWord(a: Word, b: Word): boolean {
  return a === b || (a.hash === b.hash && a.text === b.text);
}

let facts = 0;

/** Something about words that is worked out once for each, as long as the word is remembered. */
export function wordFact<Fact extends NonNullable<unknown>>(
  work: (text: string) => Fact,
): (word: Word) => Fact {
  const number = facts++;
  return (word) => (word.known[number] ??= work(word.text)) as Fact;
}

/** Words that are remembered at most; a power of two. Few words make up most of any corpus. */
const SLOTS = 1 << 15;
/** Places where a word may stand, so that no texts can make look-ups slow. */
const NEXT = 4;

/** Longest word that is remembered, characters: a longer text hardly ever comes again, and thousands of them would be held. */
const LONGEST = 64;

const words = new Array<Word | undefined>(SLOTS).fill(undefined);
/** Their hashes, side by side: most look-ups that fail never touch a word. */
const hashes = new Int32Array(SLOTS);

/** Forgets all words: for whoever changes what facts say of them. */
export function forgetWords(): void {
  words.fill(undefined);
}

/** Hash of no characters at all. */
export const HASH_START = 0x811c9dc5 | 0;
/** A hash goes on with the next character by `Math.imul(hash ^ character, HASH_STEP)` (FNV-1a). */
export const HASH_STEP = 0x01000193;

/** The word that a text is, whatever it holds; it must be in lower case. */
export function wordOf(text: string): Word {
  let hash = HASH_START;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), HASH_STEP);
  const first = slotOf(hash);
  for (let slot = first; slot < first + NEXT; slot++) {
    const word = words[slot & (SLOTS - 1)];
    if (word === undefined) return remember(slot, text, hash);
    if (hashes[slot & (SLOTS - 1)] === hash && word.text === text) return word;
  }
  return remember(first, text, hash);
}

/**
 * The word that stands in an ASCII text, whatever the case of its letters.
 *
 * @param hash that of the word's characters in lower case
 */
export function wordAt(text: Buffer, from: number, to: number, hash: number): Word {
  const first = slotOf(hash);
  for (let slot = first; slot < first + NEXT; slot++) {
    const at = slot & (SLOTS - 1);
    const word = words[at];
    if (word === undefined) return remember(slot, lowerText(text, from, to), hash);
    if (hashes[at] === hash && isAt(word.text, text, from, to)) return word;
  }
  return remember(first, lowerText(text, from, to), hash);
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

function lowerText(text: Buffer, from: number, to: number): string {
  return text.toString("latin1", from, to).toLowerCase();
}

function remember(slot: number, text: string, hash: number): Word {
  const word = new Word(text, hash);
  if (text.length > LONGEST) return word;
  words[slot & (SLOTS - 1)] = word;
  hashes[slot & (SLOTS - 1)] = hash;
  return word;
}

/** Whether a word stands at a place, capitals counting as small letters. */
function isAt(word: string, text: Buffer, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at++) {
    const wanted = word.charCodeAt(at);
    const found = text[from + at] ?? 0;
    if (wanted !== found && !(found >= 65 && found <= 90 && found + 32 === wanted)) return false;
  }
  return true;
}
