import { readText } from "./reading.ts";

/** Plain ASCII words with single blanks: most texts, and already clean. */
const CLEAN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** NFC, every run of white space one blank, none at the ends: how texts are stored. */
export function cleanText(text: string): string {
  const trimmed = text.trim();
  return CLEAN.test(trimmed) ? trimmed : trimmed.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** The form in which two queries count as the same: clean, lower case, without a final full stop. */
export function comparableText(text: string): string {
  const lower = cleanText(text).toLowerCase();
  return lower.endsWith(".") ? lower.slice(0, -1).trimEnd() : lower;
}

/** Words of a text in lower case, punctuation left out; "don't" and "t-shirt" are one word each. */
export function wordsOf(text: string): string[] {
  return readText(text).words.map((word) => word.text);
}

/** One difference between two word lists: words of the first replaced by words of the second; either side may be empty. */
export interface WordEdit {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Index in the first list where the difference begins. */
  readonly at: number;
}

/** Differences between two word lists, from a longest common subsequence; neighbouring changes are one edit. */
export function wordEdits(before: readonly string[], after: readonly string[]): WordEdit[] {
  const start = commonBeginning(before, after);
  const [rows, columns] = [before.length - start, after.length - start];
  const edits: { removed: string[]; added: string[]; at: number }[] = [];
  if (rows === 0 && columns === 0) return edits;
  const lengths = commonLengths(before, after, start);
  const width = columns + 1;
  let [i, j] = [0, 0];
  let open: { removed: string[]; added: string[]; at: number } | undefined;
  while (i < rows || j < columns) {
    const [a, b] = [before[start + i], after[start + j]];
    if (a !== undefined && a === b) {
      open = undefined;
      i += 1;
      j += 1;
      continue;
    }
    if (open === undefined) {
      open = { removed: [], added: [], at: start + i };
      edits.push(open);
    }
    const skipBefore = i < rows ? (lengths[(i + 1) * width + j] ?? -1) : -1;
    const skipAfter = j < columns ? (lengths[i * width + j + 1] ?? -1) : -1;
    if (a !== undefined && (b === undefined || skipBefore >= skipAfter)) {
      open.removed.push(a);
      i += 1;
    } else if (b !== undefined) {
      open.added.push(b);
      j += 1;
    }
  }
  return edits;
}

function commonBeginning(before: readonly string[], after: readonly string[]): number {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  return same;
}

/** Room for the table of two usual lists, used again and again. */
const ROOM = new Uint32Array(4096);

/** Longest common subsequence of before from start + i and after from start + j, at i * (columns + 1) + j. */
function commonLengths(before: readonly string[], after: readonly string[], start: number): Uint32Array {
  const [rows, width] = [before.length - start, after.length - start + 1];
  const size = (rows + 1) * width;
  const lengths = size <= ROOM.length ? ROOM : new Uint32Array(size);
  lengths.fill(0, rows * width, size);
  for (let i = rows - 1; i >= 0; i--) {
    const word = before[start + i];
    let right = 0;
    lengths[i * width + width - 1] = 0;
    for (let j = width - 2; j >= 0; j--) {
      const below = (i + 1) * width + j;
      right =
        word === after[start + j] ? (lengths[below + 1] ?? 0) + 1 : Math.max(lengths[below] ?? 0, right);
      lengths[i * width + j] = right;
    }
  }
  return lengths;
}

/** Size of the change between two texts, in words: for each edit the longer of its two sides. */
export function editSize(before: string, after: string): number {
  return sizeOfEdits(wordEdits(wordsOf(before), wordsOf(after)));
}

/** Words that edits change: for each the longer of its two sides. */
export function sizeOfEdits(edits: readonly WordEdit[]): number {
  return edits.reduce((sum, { removed, added }) => sum + Math.max(removed.length, added.length), 0);
}

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** Text from outside made safe to print: control and direction characters become visible escapes. */
export function printable(text: string): string {
  return text.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The same for text of several lines: line feeds and tabs stay. */
export function printableLines(text: string): string {
  return text.replace(/[^\n\t]+/gu, printable);
}
