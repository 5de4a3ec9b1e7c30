import { createReadStream } from "node:fs";
import type { z } from "zod";
import { OperatorError } from "./errors.ts";

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

/**
 * Lines of a file in constant memory, with byte offsets. Ends are LF or CRLF; the last line may lack one.
 * Unlike the npm ndjson parser it can say which line is bad, survive it, and start at an offset.
 */
export async function* readLines(file: string, start = 0, maxBytes = MAX_LINE_BYTES): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let number = 0;
  let end = start;
  const take = (): Line => {
    const bytes = pending.length === 1 && pending[0] ? pending[0] : Buffer.concat(pending);
    number += 1;
    const tooLong = pendingBytes > maxBytes;
    const body = bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes;
    const text = tooLong ? "" : decode(decoder, body);
    pending = [];
    pendingBytes = 0;
    return {
      text: text ?? "",
      number,
      end,
      defect: tooLong ? "too-long" : text === undefined ? "not-utf8" : null,
    };
  };
  const keep = (part: Buffer): void => {
    pendingBytes += part.length;
    end += part.length;
    if (pendingBytes <= maxBytes) pending.push(part);
    else pending = [];
  };
  for await (const chunk of createReadStream(file, {
    start,
    highWaterMark: 256 * 1024,
  }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, at));
      end += 1;
      from = at + 1;
      yield take();
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (pendingBytes > 0) yield take();
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined; // reported by the caller as a defect of the line
  }
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
    const parsed = schema.safeParse(line.defect === null ? parseJson(line.text) : undefined);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new OperatorError(
        `${place}: not a record of this stage (${line.defect ?? `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "unknown"}`}); ` +
          `the file was changed or damaged: delete its folder and run again`,
        1,
      );
    }
    yield { record: parsed.data, end: line.end };
  }
}

/** Parses JSON; undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // JSON has no undefined: callers tell it apart
  }
}
