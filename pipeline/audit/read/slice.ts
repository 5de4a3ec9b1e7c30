/** Some whole records of a file as they stand in it, one behind the other. */
export interface Slice {
  /** Number of the first among the file's records, from 0. */
  readonly first: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each record begins and where it ends, in turn; both -1 for one that is too long to be read. */
  readonly bounds: readonly number[];
  /** Whether the file ends inside a text of the last record. */
  readonly cut: boolean;
}

/** Longest record that is read, bytes; a longer one is reported and skipped over. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** Records in a slice. */
export function sizeOfSlice({ bounds }: Slice): number {
  return bounds.length / 2;
}

/** The bytes of a slice's record; undefined when it is too long. */
export function recordBytes({ bytes, bounds }: Slice, at: number): Buffer | undefined {
  const [from = -1, to = -1] = [bounds[2 * at], bounds[2 * at + 1]];
  return from === -1 ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
}

/** Cuts a file that comes in chunks into slices, for whoever finds where records end. */
export class SliceCutter {
  readonly #isRecord: (bytes: Buffer, from: number, to: number) => boolean;
  /** What came and was not given out yet, and its length. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  /** Where the present record begins, counted from what is held. */
  #from = 0;
  #bounds: number[] = [];
  #first = 0;
  /** Whether the present record is too long to be held. */
  #dropped = false;

  /** @param isRecord whether what stands between two ends is a record at all */
  constructor(isRecord: (bytes: Buffer, from: number, to: number) => boolean) {
    this.#isRecord = isRecord;
  }

  /** The present record begins at a place of the chunk, whatever came before. */
  begin(at: number): void {
    this.#from = this.#heldBytes + at;
  }

  /** It ends before a place of the chunk, and behind that place the next begins. */
  end(at: number): void {
    const to = this.#heldBytes + at;
    if (this.#dropped || to - this.#from > MAX_RECORD_BYTES) this.#bounds.push(-1, -1);
    else this.#bounds.push(this.#from, to);
    this.#from = to + 1;
    this.#dropped = false;
  }

  /** What came of the present record, up to a place of the chunk. */
  present(chunk: Buffer, to: number): Buffer {
    return Buffer.concat([...this.#held, chunk.subarray(0, to)]).subarray(this.#from);
  }

  /** The records that ended in a chunk that was looked through; undefined when none did. What is behind them is kept. */
  take(chunk: Buffer): Slice | undefined {
    if (this.#bounds.length === 0) {
      this.#keep(chunk);
      return undefined;
    }
    const bytes = new Uint8Array(this.#from);
    let at = 0;
    for (const part of this.#held) {
      bytes.set(part, at);
      at += part.length;
    }
    bytes.set(chunk.subarray(0, this.#from - at), at);
    const rest = chunk.subarray(this.#from - at);
    [this.#held, this.#heldBytes, this.#from] = [[], 0, 0];
    this.#keep(rest);
    return this.#slice(bytes, false);
  }

  /** What came behind the last end, as one record more. */
  last(cut: boolean): Slice {
    if (this.#dropped) this.#bounds.push(-1, -1);
    else this.#bounds.push(this.#from, this.#heldBytes);
    return this.#slice(Uint8Array.from(Buffer.concat(this.#held)), cut);
  }

  /** Whether nothing came behind the last end. */
  get isDone(): boolean {
    return this.#heldBytes === this.#from && !this.#dropped;
  }

  #slice(bytes: Uint8Array<ArrayBuffer>, cut: boolean): Slice {
    const whole = Buffer.from(bytes.buffer);
    const bounds: number[] = [];
    for (let at = 0; at < this.#bounds.length; at += 2) {
      const [from = -1, to = -1] = [this.#bounds[at], this.#bounds[at + 1]];
      if (cut || from === -1 || this.#isRecord(whole, from, to)) bounds.push(from, to);
    }
    this.#bounds = [];
    const first = this.#first;
    this.#first += bounds.length / 2;
    return { first, bytes, bounds, cut };
  }

  #keep(part: Buffer): void {
    if (this.#dropped) return;
    this.#held.push(Buffer.from(part));
    this.#heldBytes += part.length;
    if (this.#heldBytes - this.#from <= MAX_RECORD_BYTES) return;
    [this.#held, this.#heldBytes, this.#from, this.#dropped] = [[], 0, 0, true];
  }
}
