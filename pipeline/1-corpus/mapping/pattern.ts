import { createContext, Script } from "node:vm";
import { OperatorError } from "../../lib/errors.ts";

/** A pattern of a mapping, ready to be tried on texts. */
export interface Pattern {
  /** The first match; null when there is none. */
  first(text: string): RegExpExecArray | null;
  /** Every match. */
  all(text: string): RegExpExecArray[];
}

/** Longest time that a pattern may take on one text unless told otherwise, milliseconds. */
const LIMIT_MS = 2000;

/** Longer texts are matched under a watch whatever the pattern: even a harmless one may take the square of their length. */
const LONG = 5000;

/**
 * Makes a pattern of a mapping. Patterns come from people and texts from files, and together they can take forever; one that
 * could is matched under a watch, which costs some microseconds, and stops the run by name.
 * @param flags without g
 */
export function compilePattern(source: string, flags: string, limitMs = LIMIT_MS): Pattern {
  const [one, every] = [new RegExp(source, flags), new RegExp(source, `${flags}g`)];
  const isRisky = repeatsRepetition(source);
  const watched = <T>(text: string, match: () => T): T =>
    isRisky || text.length > LONG ? underWatch({ source, text, limitMs }, match) : match();
  return {
    first: (text) => watched(text, () => one.exec(text)),
    all: (text) => watched(text, () => [...text.matchAll(every)]),
  };
}

/** What a pattern is made of, as far as it matters here: escapes and classes, group ends, repetitions without end. */
const PIECE = /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<\w+>))?|\)|[*+]|\{\d+,\}/gsu;

/** Whether something that may repeat without end stands inside something that may: the way in which matching explodes. */
export function repeatsRepetition(source: string): boolean {
  const groups: { repeats: boolean }[] = [];
  let outer = { repeats: false };
  let closed: { repeats: boolean } | undefined;
  let end = 0;
  for (const { 0: piece, index } of source.matchAll(PIECE)) {
    const follows = index === end;
    end = index + piece.length;
    const before = follows ? closed : undefined;
    closed = undefined;
    if (piece.startsWith("(")) {
      groups.push(outer);
      outer = { repeats: false };
    } else if (piece === ")") {
      closed = outer;
      const inner = outer;
      outer = groups.pop() ?? { repeats: false };
      outer.repeats ||= inner.repeats;
    } else if (piece === "*" || piece === "+" || piece.startsWith("{")) {
      if (before?.repeats === true) return true;
      outer.repeats = true;
    }
  }
  return false;
}

const room: { match: () => unknown } = { match: () => undefined };
let watch: { readonly script: Script; readonly context: object } | undefined;

/** What is matched, for the message. */
interface Watched {
  readonly source: string;
  readonly text: string;
  readonly limitMs: number;
}

/** Runs a match in a context of its own, for only there can it be broken off. */
function underWatch<T>({ source, text, limitMs }: Watched, match: () => T): T {
  watch ??= { script: new Script("match()"), context: createContext(room) };
  room.match = match;
  try {
    return watch.script.runInContext(watch.context, { timeout: limitMs }) as T;
  } catch (error) {
    if (!isTimeout(error)) throw error;
    const start = JSON.stringify(text.slice(0, 60));
    throw new OperatorError(
      `mapping: pattern ${source} takes more than ${limitMs / 1000} s on a text of ${text.length} characters that begins ${start}; ` +
        "write it without a repetition inside a repetition, e.g. (\\w+ ?)+ as [\\w ]+",
      2,
      { cause: error },
    );
  } finally {
    room.match = () => undefined;
  }
}

/** The error belongs to the context: it is no instance of this one's Error. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
