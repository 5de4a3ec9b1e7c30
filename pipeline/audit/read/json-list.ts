import { readChunks } from "../../lib/files.ts";
import { parseJson } from "../../lib/ndjson.ts";
import { OperatorError } from "../../lib/errors.ts";

/** One member of a JSON list. */
export interface ListMember {
  /** From 0. */
  readonly index: number;
  /** undefined when the member is not JSON. */
  readonly value: unknown;
  /** What is wrong with the member as JSON; null when nothing is. */
  readonly defect: string | null;
}

/** Longest member that is read, bytes; a longer one is reported and skipped over. */
const MAX_MEMBER_BYTES = 64 * 1024 * 1024;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const BYTE_ORDER_MARK = "\ufeff";

/**
 * Members of a JSON file that is one list, in constant memory. It only looks for the ends of members and leaves each to
 * JSON.parse: many times faster than a token stream, and one bad member (NaN, as Python writes it) does not cost the rest.
 */
export async function* readJsonList(file: string): AsyncGenerator<ListMember> {
  const scanner = new MemberScanner(file);
  for await (const chunk of readChunks(file)) {
    for (const text of scanner.take(chunk)) yield scanner.member(text);
  }
  const last = scanner.end();
  if (last !== undefined) yield scanner.member(last);
}

/** Finds where members end: at commas and at the closing bracket of the outermost list, outside strings. */
class MemberScanner {
  readonly #file: string;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #members = 0;
  #closed = false;

  constructor(file: string) {
    this.#file = file;
  }

  *take(chunk: Buffer): Generator<Buffer[]> {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) this.#inString = false;
        continue;
      }
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        this.#depth += 1;
        if (this.#depth === 1) {
          this.#begin(chunk.subarray(from, at + 1));
          from = at + 1;
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.#depth -= 1;
      const ends = (byte === COMMA && this.#depth === 1) || (byte === CLOSE_LIST && this.#depth === 0);
      if (!ends || this.#closed) continue;
      this.#keep(chunk.subarray(from, at));
      from = at + 1;
      this.#closed = byte === CLOSE_LIST;
      const member = this.#release();
      if (member.length > 0) yield member;
    }
    if (!this.#closed) this.#keep(chunk.subarray(from));
  }

  /** What stands behind the last end: undefined when the list was closed. */
  end(): Buffer[] | undefined {
    if (this.#closed) return undefined;
    if (this.#depth === 0) this.#notAList(Buffer.concat(this.#pending));
    return this.#pending;
  }

  member(bytes: Buffer[]): ListMember {
    const index = this.#members++;
    const size = bytes.reduce((sum, part) => sum + part.length, 0);
    if (size > MAX_MEMBER_BYTES)
      return { index, value: undefined, defect: `longer than ${MAX_MEMBER_BYTES} bytes` };
    const [first] = bytes;
    const whole = bytes.length === 1 && first !== undefined ? first : Buffer.concat(bytes);
    const text = whole.toString("utf8").trim();
    if (!this.#closed && this.#inString)
      return { index, value: undefined, defect: "the file ends inside it" };
    const value = parseJson(text);
    return { index, value, defect: value === undefined ? "not JSON" : null };
  }

  #begin(before: Buffer): void {
    const text = Buffer.concat([...this.#pending, before]).toString("utf8");
    this.#pending = [];
    this.#pendingBytes = 0;
    if (text.replace(BYTE_ORDER_MARK, "").trim() !== "[") this.#notAList(Buffer.from(text));
  }

  #notAList(start: Buffer): never {
    const shown = JSON.stringify(start.toString("utf8").slice(0, 40));
    throw new OperatorError(
      `audit: ${this.#file} is not a JSON list of records: it begins with ${shown}; give a RA-RFT JSON file, a run folder or an export folder`,
    );
  }

  #keep(part: Buffer): void {
    this.#pendingBytes += part.length;
    if (this.#pendingBytes <= MAX_MEMBER_BYTES + 1) this.#pending.push(Buffer.from(part));
  }

  #release(): Buffer[] {
    const member = this.#pending;
    this.#pending = [];
    this.#pendingBytes = 0;
    return member.every(isBlank) ? [] : member;
  }
}

/** Whether bytes hold nothing but white space. */
function isBlank(part: Buffer): boolean {
  for (const byte of part) {
    if (byte > 0x20 && byte < 0x7f) return false;
    if (byte >= 0x7f) break;
  }
  return part.toString("utf8").trim() === "";
}
