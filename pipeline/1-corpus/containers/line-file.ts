import { MAX_LINE_BYTES, readLines } from "../../lib/ndjson.ts";
import { type Entry, placeIn } from "./entry.ts";
import { hasDuplicateKeys } from "./duplicate-keys.ts";
import { requireTextFile, withoutBom } from "./text-file.ts";

/** Longest line of an annotation file that is believed, bytes; corpora's longest real ones stay below 100 kB. */
const LONGEST_LINE = Math.min(MAX_LINE_BYTES, 8 * 1024 * 1024);

/** Lines of a text file in constant memory; blank ones are passed over. A line too long or not UTF-8 is a defect. */
export async function* lineEntries(file: string, what: string): AsyncGenerator<Entry> {
  await requireTextFile(file, what);
  for await (const line of readLines(file, 0, LONGEST_LINE)) {
    const text = line.number === 1 ? withoutBom(line.text) : line.text;
    const place = placeIn(file, line.number, null);
    if (line.defect === "too-long")
      yield defective(place, null, "line-too-long", `the line is longer than ${LONGEST_LINE} bytes`);
    else if (line.defect === "not-utf8")
      yield defective(place, null, "not-utf8", "the line is not UTF-8 text");
    else if (text.trim() !== "") yield { value: text, keys: [], place, raw: text, defect: null };
  }
}

/** Records of a JSON lines file; a line that is not JSON, or that gives a key twice, is a defect. */
export async function* jsonLineEntries(file: string, what: string): AsyncGenerator<Entry> {
  for await (const entry of lineEntries(file, what)) {
    if (entry.defect !== null || typeof entry.value !== "string") {
      yield entry;
      continue;
    }
    yield parsedLine(entry, entry.value);
  }
}

function parsedLine(entry: Entry, text: string): Entry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The engine's own sentence differs between versions of Node; the place says enough.
    return defective(
      entry.place,
      text,
      "malformed-json",
      "the line is not JSON: cut off, NaN, or single quotes",
    );
  }
  if (hasDuplicateKeys(text, value))
    return defective(
      entry.place,
      text,
      "duplicate-key",
      "the record gives a key twice; nobody knows which counts",
    );
  return { ...entry, value, raw: value };
}

function defective(place: Entry["place"], raw: unknown, reason: string, message: string): Entry {
  return { value: undefined, keys: [], place, raw, defect: { reason, message } };
}
