import type { Container } from "../../../schemas/mapping.ts";
import { parseJson } from "../../lib/ndjson.ts";
import { isRecord } from "../containers/entry.ts";
import { JsonBuilder } from "../containers/json-builder.ts";
import { tokensOf } from "../containers/json-tokens.ts";
import { requireTextFile, textChunks } from "../containers/text-file.ts";

/** Characters looked at to tell what a file is. */
const SAMPLE_CHARACTERS = 1_000_000;
/** Lines looked at. */
const SAMPLE_LINES = 50;
/** Share of lines that must be alike: a file may have bad ones. */
const MOST = 0.8;

/** Guesses how a file is written; null when it is text of no kind that is known. */
export async function guessContainer(file: string, what: string): Promise<Container | null> {
  await requireTextFile(file, what);
  let text = "";
  for await (const chunk of textChunks(file, what)) {
    text += chunk;
    if (text.length >= SAMPLE_CHARACTERS) break;
  }
  return /^\s*[[{]/u.test(text) ? guessJson(text) : guessLines(linesOf(text, SAMPLE_CHARACTERS));
}

/** Lines of the sample; the last one is left out where the sample may have cut it. */
function linesOf(text: string, whole: number): string[] {
  const lines = text.split(/\r?\n/u);
  if (text.length >= whole) lines.pop();
  return lines.filter((line) => line.trim() !== "").slice(0, SAMPLE_LINES);
}

async function guessJson(text: string): Promise<Container> {
  const lines = linesOf(text, SAMPLE_CHARACTERS);
  const parsed = lines.map((line) => parseJson(line));
  const [only] = parsed;
  // One line alone may be a whole JSON file: it is when its records lie inside it.
  const isWhole = parsed.length === 1 && isRecord(only) && Object.values(only).some(holdsRecords);
  const records = parsed.filter(isRecord).length;
  if (records > lines.length * MOST && !isWhole) return { format: "jsonl" };
  return { format: "json", records: recordsPath(await sketch(text)) };
}

/** Whether a value is a list or dictionary of things with fields. */
function holdsRecords(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isRecord);
  return (
    isRecord(value) && Object.values(value).some((member) => typeof member === "object" && member !== null)
  );
}

/** The beginning of a JSON text as a value, however it is cut. */
async function sketch(text: string): Promise<unknown> {
  const builder = new JsonBuilder();
  try {
    for await (const tokens of tokensOf([text])) if (tokens.some((token) => builder.take(token))) break;
  } catch {
    return builder.read; // the guess goes by what came before; reading the file then says what is wrong with it
  }
  return builder.read;
}

/** Where records lie: the members of a list, of a dictionary whose members are alike, or of the largest such thing inside. */
function recordsPath(value: unknown, depth = 0): string {
  if (Array.isArray(value)) return "*";
  if (!isRecord(value) || depth > 3) return "*";
  const members = Object.entries(value);
  const [only] = members;
  const isWrapped = members.length === 1 && only !== undefined && holdsLists(only[1]);
  if (!isWrapped && areAlike(members.map(([, member]) => member))) {
    const inner = members.map(([, member]) => member);
    return inner.every(isDictionary) || inner.every(isListOfRecords)
      ? `*.${recordsPath(inner[0], depth + 1)}`
      : "*";
  }
  const [largest] = members
    .filter(([, member]) => typeof member === "object" && member !== null)
    .sort(([, a], [, b]) => sizeOf(b) - sizeOf(a));
  return largest === undefined
    ? "*"
    : `${largest[0].replaceAll(".", "\\.")}.${recordsPath(largest[1], depth + 1)}`;
}

/** Whether a value is a dictionary of records rather than a record: its members are dictionaries that are alike. */
function isDictionary(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.keys(value).length > 0 &&
    Object.values(value).every(isRecord) &&
    areAlike(Object.values(value))
  );
}

/** Whether a value is a list of things with fields, all of them. */
function isListOfRecords(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}

/** Whether a value keeps lists of records by name: of one such value alone the name says nothing. */
function holdsLists(value: unknown): boolean {
  const lists = isRecord(value) ? Object.values(value) : [];
  return lists.length > 1 && lists.every(isListOfRecords);
}

/** Whether all values are lists, or dictionaries with a key in common. The last may be cut off and is passed over. */
function areAlike(values: readonly unknown[]): boolean {
  const whole = values.length > 2 ? values.slice(0, -1) : values;
  if (whole.length === 0) return false;
  if (whole.every(Array.isArray)) return true;
  if (!whole.every(isRecord)) return false;
  if (whole.every((value) => Object.values(value).every(isRecord))) return true;
  return Object.keys(whole[0] ?? {}).some((key) => whole.every((value) => key in value));
}

/** Values in a value, at every depth. */
function sizeOf(value: unknown): number {
  let size = 0;
  const left: unknown[] = [value];
  while (left.length > 0) {
    const item = left.pop();
    size += 1;
    if (typeof item === "object" && item !== null)
      for (const member of Object.values(item)) left.push(member);
  }
  return size;
}

/** Ways in which lines are written by hand, and their fields. */
const LINE_PATTERNS: readonly string[] = [
  String.raw`^(?<video>\S+)\s+(?<start>[\d.:]+)\s+(?<end>[\d.:]+)\s*(?:##|\||;|,|:)?\s*(?<query>.*\S)\s*$`,
  String.raw`^(?<video>[^|;]+?)\s*[|;]\s*(?<start>[\d.:]+)\s*(?:-|–|to|[|;,])\s*(?<end>[\d.:]+)\s*[|;]\s*(?<query>.*\S)\s*$`,
  String.raw`^\[?(?<start>[\d.:]+)\s*(?:-|–|to|,)\s*(?<end>[\d.:]+)\]?\s+(?<video>\S+)\s+(?<query>.*\S)\s*$`,
];

function guessLines(lines: readonly string[]): Container | null {
  const table = guessTable(lines);
  if (table !== null) return table;
  const pattern = LINE_PATTERNS.find((one) => {
    const expression = new RegExp(one, "su");
    return lines.filter((line) => expression.test(line)).length > lines.length * MOST;
  });
  return pattern === undefined ? null : { format: "lines", pattern };
}

/** A table has the same separator, equally often, in every line that opens no quote. */
function guessTable(lines: readonly string[]): Container | null {
  const [header = ""] = lines;
  for (const delimiter of ["\t", ",", ";", "|"]) {
    const columns = header.split(delimiter).length;
    const plain = lines.filter((line) => !line.includes('"'));
    const regular = plain.every((line) => line.split(delimiter).length === columns);
    const named = header.split(delimiter).every((cell) => /\p{L}/u.test(cell));
    if (columns < 3 || !regular || !named) continue;
    return delimiter === "\t"
      ? { format: "tsv" }
      : { format: "csv", ...(delimiter === "," ? {} : { delimiter }) };
  }
  return null;
}
