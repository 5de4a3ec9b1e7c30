import { isUtf8 } from "node:buffer";
import type { z } from "zod";
import { OperatorError } from "./errors.ts";
import { readChunks } from "./files.ts";

/** One line of a text file. */
export interface Line {
  /** The line without its end; empty for a line that is too long or not UTF-8. */
  readonly text: string;
  /** 1-based. */
  readonly number: number;
  /** Byte offset just behind the line's end: where the next line starts. */
  readonly end: number;
  /** What is wrong with the line as text; null when nothing is. */
  readonly defect: "too-long" | "not-utf8" | null;
}

/** Longest line that is read into memory, bytes; a longer one is reported as a defect and skipped over. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * Lines of a file in constant memory, with byte offsets. Ends are LF or CRLF; the last line may lack one.
 * Unlike the npm ndjson parser it can say which line is bad, survive it, and start at an offset.
 */
export async function* readLines(file: string, start = 0, maxBytes = MAX_LINE_BYTES): AsyncGenerator<Line> {
  for await (const lines of readLineBatches(file, { start, maxBytes })) for (const line of lines) yield line;
}

/** How lines are read. */
export interface LineReading {
  readonly start?: number;
  readonly maxBytes?: number;
  /** Is told every chunk before its lines, e.g. to hash the file by the way; a chunk is written over afterwards. */
  readonly seen?: (chunk: Buffer) => void;
}

/** The same lines, those that end in one chunk together: for files of many short lines, where waiting for each would cost most. */
export async function* readLineBatches(
  file: string,
  { start = 0, maxBytes = MAX_LINE_BYTES, seen }: LineReading = {},
): AsyncGenerator<readonly Line[]> {
  const begun = new BegunLine(maxBytes);
  let [number, end, read] = [0, start, start];
  for await (const chunk of readChunks(file, start)) {
    seen?.(chunk);
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      number += 1;
      end = read + at + 1;
      const { text, defect } = begun.finish(chunk.subarray(from, at));
      lines.push({ text, number, end, defect });
      from = at + 1;
    }
    if (from < chunk.length) begun.add(chunk.subarray(from));
    read += chunk.length;
    yield lines;
  }
  if (read > end) yield [{ ...begun.finish(NOTHING), number: number + 1, end: read }];
}

const NOTHING = Buffer.alloc(0);

/** The part of a line that the chunks before the present one held. */
class BegunLine {
  readonly #maxBytes: number;
  #parts: Buffer[] = [];
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  add(part: Buffer): void {
    this.#bytes += part.length;
    if (this.#bytes <= this.#maxBytes) this.#parts.push(Buffer.from(part));
    else this.#parts = [];
  }

  /** The text of the line that ends with this part. */
  finish(part: Buffer): Pick<Line, "text" | "defect"> {
    const bytes = this.#bytes + part.length;
    const whole = this.#bytes === 0 ? part : Buffer.concat([...this.#parts, part]);
    this.#parts = [];
    this.#bytes = 0;
    return bytes > this.#maxBytes ? { text: "", defect: "too-long" } : lineOf(whole);
  }
}

/** The text of a line, from its bytes without the line feed. */
export function lineOf(bytes: Buffer): Pick<Line, "text" | "defect"> {
  const text = bytes.toString("utf8", 0, bytes.at(-1) === RETURN ? bytes.length - 1 : bytes.length);
  // what cannot be decoded becomes U+FFFD, which a text may also hold by itself
  return text.includes("\ufffd") && !isUtf8(bytes)
    ? { text: "", defect: "not-utf8" }
    : { text, defect: null };
}

/** A record of one of the project's own files, with the offset behind it. */
export interface Stored<T> {
  readonly record: T;
  readonly end: number;
}

/**
 * Records of a file that a stage wrote. Every line must parse with the schema: a line that does not means that the file was
 * edited or damaged, and stops the run with its place.
 */
export async function* readRecords<T>(
  file: string,
  schema: z.ZodType<T>,
  start = 0,
): AsyncGenerator<Stored<T>> {
  for await (const line of readLines(file, start)) {
    const place = start === 0 ? `${file}:${line.number}` : `${file}, line ${line.number} after byte ${start}`;
    yield { record: recordOfLine(line, place, schema), end: line.end };
  }
}

/**
 * The record in a line that a stage wrote.
 *
 * @param place the line's, for the error when it holds none
 */
export function recordOfLine<T>(
  { text, defect }: Pick<Line, "text" | "defect">,
  place: string,
  schema: z.ZodType<T>,
): T {
  const parsed = schema.safeParse(defect === null ? parseJson(text) : undefined);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new OperatorError(
    `${place}: not a record of this stage (${defect ?? `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "unknown"}`}); ` +
      `the file was changed or damaged: delete its folder and run again`,
    1,
  );
}

/** Parses JSON; undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // JSON has no undefined: callers tell it apart
  }
}
