import { readChunks } from "../../lib/files.ts";
import { parseJson } from "../../lib/ndjson.ts";
import { OperatorError } from "../../lib/errors.ts";
import { MAX_RECORD_BYTES, recordBytes, type Slice, SliceCutter, sizeOfSlice } from "./slice.ts";

/** One member of a JSON list. */
export interface ListMember {
  /** From 0. */
  readonly index: number;
  /** undefined when the member is not JSON. */
  readonly value: unknown;
  /** What is wrong with the member as JSON; null when nothing is. */
  readonly defect: string | null;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const BYTE_ORDER_MARK = "\ufeff";

/**
 * Slices of a JSON file that is one list, in constant memory. Only the ends of members are looked for, and each is left to
 * JSON.parse: many times faster than a token stream, and one bad member (NaN, as Python writes it) does not cost the rest.
 */
export async function* jsonListSlices(path: string): AsyncGenerator<Slice> {
  const scanner = new MemberScanner(path);
  for await (const chunk of readChunks(path)) {
    const slice = scanner.take(chunk);
    if (slice !== undefined) yield slice;
  }
  const last = scanner.end();
  if (last !== undefined) yield last;
}

/** A member of a list, in a slice of it. */
export function listMember(slice: Slice, at: number): ListMember {
  const index = slice.first + at;
  const bytes = recordBytes(slice, at);
  if (bytes === undefined)
    return { index, value: undefined, defect: `longer than ${MAX_RECORD_BYTES} bytes` };
  if (slice.cut && at === sizeOfSlice(slice) - 1)
    return { index, value: undefined, defect: "the file ends inside it" };
  const text = bytes.toString("utf8");
  // white space that JSON does not know is allowed around a member
  const value = parseJson(text) ?? parseJson(text.trim());
  return { index, value, defect: value === undefined ? "not JSON" : null };
}

/** What a byte outside strings does to a list; 0 for most. */
const ROLES = new Uint8Array(256);
const [BEGINS_TEXT, OPENS, CLOSES, ENDS_LIST, SEPARATES] = [1, 2, 3, 4, 5];
ROLES[QUOTE] = BEGINS_TEXT;
ROLES[OPEN_LIST] = ROLES[OPEN_OBJECT] = OPENS;
ROLES[CLOSE_OBJECT] = CLOSES;
ROLES[CLOSE_LIST] = ENDS_LIST;
ROLES[COMMA] = SEPARATES;

/** Finds where members end: at commas and at the closing bracket of the outermost list, outside strings. */
class MemberScanner {
  readonly #path: string;
  readonly #cutter = new SliceCutter((bytes, from, to) => !isBlank(bytes, from, to));
  #depth = 0;
  #inString = false;
  #escaped = false;
  #closed = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** The members that end in the next chunk of the file. */
  take(chunk: Buffer): Slice | undefined {
    if (this.#closed) return undefined;
    for (let at = this.#inString ? this.#behindString(chunk, 0) : 0; at < chunk.length; at++) {
      const role = ROLES[chunk[at] ?? 0] ?? 0;
      if (role === 0) continue;
      if (role === BEGINS_TEXT) {
        this.#inString = true;
        at = this.#behindString(chunk, at + 1) - 1;
      } else if (role === OPENS) {
        this.#depth += 1;
        if (this.#depth === 1) this.#begin(chunk, at + 1);
      } else if (role === SEPARATES) {
        if (this.#depth === 1) this.#cutter.end(at);
      } else {
        this.#depth -= 1;
        if (role !== ENDS_LIST || this.#depth !== 0) continue;
        this.#cutter.end(at);
        this.#closed = true;
        break;
      }
    }
    return this.#cutter.take(chunk);
  }

  /** What stands behind the last end: undefined when the list was closed. */
  end(): Slice | undefined {
    if (this.#closed) return undefined;
    if (this.#depth === 0) this.#notAList(this.#cutter.present(NOTHING, 0));
    return this.#cutter.last(this.#inString);
  }

  /** The place behind the end of the string in which a place lies; the chunk's length when it goes on behind it. */
  #behindString(chunk: Buffer, from: number): number {
    let at = from;
    if (this.#escaped && at < chunk.length) {
      this.#escaped = false;
      at += 1;
    }
    for (; at < chunk.length; at++) {
      const byte = chunk[at];
      if (byte === QUOTE) {
        this.#inString = false;
        return at + 1;
      }
      if (byte === BACKSLASH) at += 1;
    }
    this.#escaped = at > chunk.length;
    return chunk.length;
  }

  #begin(chunk: Buffer, at: number): void {
    const before = this.#cutter.present(chunk, at);
    if (before.toString("utf8").replace(BYTE_ORDER_MARK, "").trim() !== "[") this.#notAList(before);
    this.#cutter.begin(at);
  }

  #notAList(start: Buffer): never {
    const shown = JSON.stringify(start.toString("utf8").slice(0, 40));
    throw new OperatorError(
      `audit: ${this.#path} is not a JSON list of records: it begins with ${shown}; give a RA-RFT JSON file, a jsonl export, a run folder or an export folder`,
    );
  }
}

const NOTHING = Buffer.alloc(0);

/** Whether bytes from a place to another hold nothing but white space. */
function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x20 && byte < 0x7f) return false;
    if (byte >= 0x7f) break;
  }
  return bytes.toString("utf8", from, to).trim() === "";
}
