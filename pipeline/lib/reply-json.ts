import { parseJson } from "./ndjson.ts";

/** Longest reply that is read, characters; a reply with three negatives has about 3,000. */
export const MAX_REPLY_CHARACTERS = 200_000;

/** Brackets in prose that may look like the beginning of JSON before the search ends. */
const MAX_STARTS = 16;

/** Departures from plain JSON that are read without asking again, because they leave no doubt of what is meant. */
export type JsonTolerance = "fenced" | "prose-wrapped" | "double-encoded" | "trailing-comma" | "raw-control";

/** JSON found in a reply, or why there is none to be had. */
export type FoundJson =
  { readonly value: unknown; readonly tolerances: readonly JsonTolerance[] } | { readonly problem: string };

/**
 * The one JSON value that a reply holds. In prose only what `wanted` recognises counts: anything else may be a piece of an
 * object that was cut off. Two different ones that it recognises are a problem: nobody can tell which was meant.
 */
export function findJson(text: string, wanted: (value: unknown) => boolean): FoundJson {
  if (text.length > MAX_REPLY_CHARACTERS)
    return { problem: `the reply has ${text.length} characters; at most ${MAX_REPLY_CHARACTERS} are read` };
  const whole = parseJson(text);
  if (typeof whole === "string") return doubleEncoded(whole, wanted);
  if (whole !== undefined) return { value: whole, tolerances: [] };
  const found = jsonSpans(text).flatMap((span) => parsedSpan(text, span));
  const fitting = found.filter(({ value }) => wanted(value));
  const distinct = new Map(fitting.map((one) => [one.source, one]));
  const [first] = distinct.values();
  if (first === undefined)
    return { problem: "the reply holds no complete JSON object of the kind asked for" };
  if (distinct.size > 1) return { problem: `the reply holds ${distinct.size} different JSON objects` };
  return { value: first.value, tolerances: first.tolerances };
}

function doubleEncoded(text: string, wanted: (value: unknown) => boolean): FoundJson {
  const value = parseJson(text);
  if (value === undefined || !wanted(value)) return { problem: "the reply is a JSON string, not an object" };
  return { value, tolerances: ["double-encoded"] };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Parsed {
  readonly value: unknown;
  readonly source: string;
  readonly tolerances: readonly JsonTolerance[];
}

function parsedSpan(text: string, { start, end }: Span): Parsed[] {
  const source = text.slice(start, end);
  const around = wrapping(text.slice(0, start), text.slice(end));
  const value = parseJson(source);
  if (value !== undefined) return [{ value, source, tolerances: around }];
  const [mended, repairs] = mendedJson(source);
  const second = parseJson(mended);
  return second === undefined ? [] : [{ value: second, source, tolerances: [...around, ...repairs] }];
}

function wrapping(before: string, after: string): JsonTolerance[] {
  const [head, tail] = [before.trim(), after.trim()];
  if (head.replace(/^\uFEFF/u, "") === "" && tail === "") return [];
  return /^```[a-z]*$/iu.test(head) && tail === "```" ? ["fenced"] : ["prose-wrapped"];
}

/** Outermost bracketed stretches of a text, brackets inside JSON strings left out of the count. */
function jsonSpans(text: string): Span[] {
  const spans: Span[] = [];
  const opener = /[{[]/gu;
  for (let starts = 0; starts < MAX_STARTS; starts++) {
    const start = opener.exec(text)?.index;
    if (start === undefined) break;
    const end = closingOf(text, start);
    if (end === undefined) continue;
    spans.push({ start, end });
    opener.lastIndex = end;
  }
  return spans;
}

/** Where the bracket at `start` closes; undefined when it never does. */
function closingOf(text: string, start: number): number | undefined {
  const marks = /\\[^]|["{}[\]]/gu;
  marks.lastIndex = start;
  let depth = 0;
  let quoted = false;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const [mark] = match;
    if (mark === '"') quoted = !quoted;
    else if (quoted || mark.startsWith("\\")) continue;
    else if (mark === "{" || mark === "[") depth += 1;
    else depth -= 1;
    if (depth === 0 && !quoted) return match.index + 1;
  }
  return undefined;
}

const STRING_OR_COMMA = /"(?:[^"\\]|\\[^])*"|,(?=\s*[}\]])/gu;
const RAW_CONTROL = /[\u0000-\u001f]/gu;

/** JSON without commas before closing brackets and with control characters inside strings escaped. */
function mendedJson(source: string): [string, JsonTolerance[]] {
  const repairs = new Set<JsonTolerance>();
  const mended = source.replace(STRING_OR_COMMA, (match) => {
    if (match === ",") {
      repairs.add("trailing-comma");
      return "";
    }
    return match.replace(RAW_CONTROL, (character) => {
      repairs.add("raw-control");
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
  });
  return [mended, [...repairs]];
}
