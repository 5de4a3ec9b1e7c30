/** Plain ASCII words with single blanks: most texts, and already clean. */
const CLEAN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** NFC, every run of white space one blank, none at the ends: how texts are stored. */
export function cleanText(text: string): string {
  return CLEAN.test(text) ? text : text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** The form in which two queries count as the same: clean, lower case, without a final full stop. */
export function comparableText(text: string): string {
  const lower = cleanText(text).toLowerCase();
  return lower.endsWith(".") ? lower.slice(0, -1).trimEnd() : lower;
}

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** The same for texts without any other letters or signs: several times faster. */
const ASCII_WORD = /[a-z0-9]+(?:['-][a-z0-9]+)*/g;
const ASCII = /^[\0-\x7f]*$/;

/** Words of a text in lower case, punctuation left out; "don't" and "t-shirt" are one word each. */
export function wordsOf(text: string): string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(ASCII_WORD) ?? [];
  return Array.from(text.toLowerCase().matchAll(WORD), ([word]) => word.replaceAll("’", "'"));
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
  const same = commonBeginning(before, after);
  if (same > 0)
    return wordEdits(before.slice(same), after.slice(same)).map((edit) => ({ ...edit, at: edit.at + same }));
  const length = commonLengths(before, after);
  const edits: { removed: string[]; added: string[]; at: number }[] = [];
  let [i, j] = [0, 0];
  let open: { removed: string[]; added: string[]; at: number } | undefined;
  while (i < before.length || j < after.length) {
    const [a, b] = [before[i], after[j]];
    if (a !== undefined && a === b) {
      open = undefined;
      i += 1;
      j += 1;
      continue;
    }
    if (open === undefined) {
      open = { removed: [], added: [], at: i };
      edits.push(open);
    }
    const skipBefore = length[i + 1]?.[j] ?? -1;
    const skipAfter = length[i]?.[j + 1] ?? -1;
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

/** lengths[i][j] = longest common subsequence of before from i and after from j. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i--) {
    const [row, below] = [lengths[i], lengths[i + 1]];
    if (!row || !below) continue;
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
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
