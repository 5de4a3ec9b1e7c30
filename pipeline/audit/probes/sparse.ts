/** Columns of every hashed feature space; a power of two. */
export const HASH_COLUMNS = 1 << 18;

/** A sparse matrix in rows. Row r has columns[starts[r] .. starts[r + 1]) with values at the same places. */
export interface SparseRows {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
  readonly width: number;
}

/** Mixes a kind of feature and up to three numbers into 32 bits. */
export function hashNumbers(kind: number, a: number, b = 0, c = 0): number {
  let hash = mix(mix(mix(mix(0x811c9dc5, kind), a), b), c);
  hash ^= hash >>> 13;
  return Math.imul(hash, 0x297a2d39) >>> 0;
}

/** The same as a column of the hashed feature space. */
export function hashColumn(kind: number, a: number, b = 0, c = 0): number {
  return hashNumbers(kind, a, b, c) & (HASH_COLUMNS - 1);
}

/** One step of FNV-1a on a 32-bit word, with an avalanche so that small numbers spread. */
function mix(hash: number, part: number): number {
  const step = Math.imul(hash ^ part, 0x01000193);
  return Math.imul(step ^ (step >>> 15), 0x2c1b3c6d);
}

/**
 * A hash of a text's characters, 32 bits.
 *
 * @param before the hash of what stands before it
 */
export function hashText(text: string, before = 0x811c9dc5): number {
  let hash = before;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * TF-IDF rows, each of length 1: value = (1 + ln count) · (ln((1 + rows) / (1 + rows with the column)) + 1), then normalised.
 * The document frequencies come from all rows: they carry no label.
 *
 * @param features calls `add` for every feature of a row, repeats included
 * @param extra one more value per row behind the hashed columns, outside the normalisation
 */
export function tfidfRows(
  rows: number,
  features: (row: number, add: (column: number) => void) => void,
  extra: (row: number) => number,
): SparseRows {
  const { starts, columns, counts } = countedRows(rows, features);
  const rowsWith = new Uint32Array(HASH_COLUMNS);
  for (const column of columns) if (column < HASH_COLUMNS) rowsWith[column] = (rowsWith[column] ?? 0) + 1;
  // each count gives way to its value, in the same four bytes: a corpus has tens of millions of them
  const values = new Float32Array(counts.buffer, counts.byteOffset, counts.length);
  for (let row = 0; row < rows; row++) {
    const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
    let squares = 0;
    for (let at = from; at < to - 1; at++) {
      const idf = Math.log((1 + rows) / (1 + (rowsWith[columns[at] ?? 0] ?? 0))) + 1;
      const value = (1 + Math.log(counts[at] ?? 1)) * idf;
      values[at] = value;
      squares += value * value;
    }
    const norm = Math.sqrt(squares) || 1;
    for (let at = from; at < to - 1; at++) values[at] = (values[at] ?? 0) / norm;
    values[to - 1] = extra(row);
  }
  return { starts, columns, values, width: HASH_COLUMNS + 1 };
}

/** Distinct columns of each row with their counts; the last entry of a row is the extra column. */
function countedRows(
  rows: number,
  features: (row: number, add: (column: number) => void) => void,
): { starts: Uint32Array; columns: Uint32Array; counts: Uint32Array<ArrayBuffer> } {
  const most = mostEntries(rows, features);
  const starts = new Uint32Array(rows + 1);
  const columns = new Uint32Array(most);
  const counts = new Uint32Array(most);
  let filled = 0;
  const put = (column: number, count: number): void => {
    columns[filled] = column;
    counts[filled] = count;
    filled += 1;
  };
  const seen: number[] = [];
  const add = (column: number): void => {
    seen.push(column);
  };
  for (let row = 0; row < rows; row++) {
    seen.length = 0;
    features(row, add);
    seen.sort((a, b) => a - b);
    for (let at = 0; at < seen.length;) {
      const column = seen[at] ?? 0;
      let next = at + 1;
      while (next < seen.length && seen[next] === column) next += 1;
      put(column, next - at);
      at = next;
    }
    put(HASH_COLUMNS, 1);
    starts[row + 1] = filled;
  }
  return { starts, columns: columns.subarray(0, filled), counts: counts.subarray(0, filled) };
}

/** Entries that rows have at most: counting them first is cheaper than arrays that grow, and copy themselves as they do. */
function mostEntries(rows: number, features: (row: number, add: (column: number) => void) => void): number {
  let most = rows;
  const add = (): void => {
    most += 1;
  };
  for (let row = 0; row < rows; row++) features(row, add);
  return most;
}
