import type { Finding } from "../../../schemas/finding.ts";
import { releasedExample } from "../../../schemas/released-example.ts";
import { OperatorError } from "../../lib/errors.ts";
import { parseJson } from "../../lib/ndjson.ts";
import { recordOfReleased } from "./examples.ts";
import { lineAt } from "./line-slices.ts";
import type { ReadRecord } from "./ra-rft.ts";
import type { Slice } from "./slice.ts";
import { isObject, shapeError, shapeFindings } from "./shape.ts";

/** Fields that tell a line of the jsonl export from one of another format. */
const TELLING = ["query", "windows", "negatives"];

/**
 * A line of a jsonl export. One that is not as the schema says is a finding, and the others are read all the same; a file whose
 * first line is of another format is an error.
 */
export function readJsonl(path: string, file: number, slice: Slice, at: number): ReadRecord {
  const index = slice.first + at;
  const { text, defect } = lineAt(slice, at);
  const value = defect === null ? parseJson(text) : undefined;
  if (index === 0 && !(isObject(value) && TELLING.every((name) => name in value)))
    throw new OperatorError(
      `audit: ${path} is no jsonl export: its first line begins with ${JSON.stringify(text.slice(0, 40))}; give a RA-RFT JSON file, a jsonl export, a run folder or an export folder`,
    );
  const parsed = releasedExample.safeParse(value);
  if (parsed.success) return { record: recordOfReleased(parsed.data, { file, index }), findings: [], index };
  if (isObject(value)) return { record: null, findings: shapeFindings(parsed.error, value, absent), index };
  const message = `line ${index + 1} cannot be read: ${defect ?? "not a JSON object"}`;
  return { record: null, findings: [shapeError("", message, text)], index };
}

/** The export writes every field. */
function absent(path: string): Finding {
  return { rule: "shape", severity: "error", path, message: `the field ${path} is absent` };
}
