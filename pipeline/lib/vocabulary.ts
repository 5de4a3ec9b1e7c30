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

let words: (Word | undefined)[] = new Array<undefined>(SLOTS).fill(undefined);

/** Forgets all words: for whoever changes what facts say of them. */
export function forgetWords(): void {
  words = new Array<undefined>(SLOTS).fill(undefined);
}

/** Hash of no characters at all. */
export const HASH_START = 0x811c9dc5;

/** The hash of some characters and one more behind them (FNV-1a). */
export function hashOn(hash: number, character: number): number {
  return Math.imul(hash ^ character, 0x01000193);
}

/** The word that a text is, whatever it holds; it must be in lower case. */
export function wordOf(text: string): Word {
  let hash = HASH_START;
  for (let at = 0; at < text.length; at++) hash = hashOn(hash, text.charCodeAt(at));
  return wordAt(text, 0, text.length, hash);
}

/**
 * The word between two places of a text, which may be written in capitals when it is ASCII.
 *
 * @param hash that of the word's characters in lower case
 */
export function wordAt(text: string, from: number, to: number, hash: number): Word {
  const first = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  for (let next = 0; next < NEXT; next++) {
    const slot = (first + next) & (SLOTS - 1);
    const word = words[slot];
    if (word === undefined) return remember(slot, text, from, to, hash);
    if (word.hash === hash && word.text.length === to - from && isAt(word.text, text, from)) return word;
  }
  return remember(first, text, from, to, hash);
}

function remember(slot: number, text: string, from: number, to: number, hash: number): Word {
  const word = new Word(text.slice(from, to).toLowerCase(), hash);
  words[slot] = word;
  return word;
}

/** Whether a word stands at a place, capitals counting as small letters. */
function isAt(word: string, text: string, from: number): boolean {
  for (let at = 0; at < word.length; at++) {
    const wanted = word.charCodeAt(at);
    const found = text.charCodeAt(from + at);
    if (wanted !== found && !(found >= 65 && found <= 90 && found + 32 === wanted)) return false;
  }
  return true;
}
