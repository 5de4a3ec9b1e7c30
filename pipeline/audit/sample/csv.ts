import { parse } from "csv-parse/sync";
import { sampleRow, type SampleRow } from "../../../schemas/audit-sample.ts";
import { messageOf, OperatorError } from "../../lib/errors.ts";
import { parseJson } from "../../lib/ndjson.ts";

const COLUMNS = Object.keys(sampleRow.shape) as (keyof SampleRow)[];

/** A cell that a spreadsheet would run as a formula, or that already bears the guard. */
const FORMULA = /^[=+\-@\t\r']/u;
const GUARD = "'";

/**
 * A sample as CSV (RFC 4180, CRLF, byte order mark for spreadsheets). Cells that a spreadsheet would run as a formula get an
 * apostrophe in front, which reading back takes away.
 */
export function sampleCsv(rows: readonly SampleRow[]): string {
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => guarded(row[column])))];
  return `\ufeff${lines.map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`;
}

/** A sample as JSON lines. */
export function sampleJsonl(rows: readonly SampleRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/**
 * Reads a sample back, CSV or JSON lines, with the reviewer's verdicts.
 *
 * @throws {OperatorError} with the row that is wrong
 */
export function readSample(text: string, file: string): SampleRow[] {
  const rows = text
    .replace(/^\ufeff/u, "")
    .trimStart()
    .startsWith("{")
    ? readJsonl(text)
    : readCsv(text, file);
  return rows.map((row, at) => {
    const parsed = sampleRow.safeParse(row);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw new OperatorError(
      `${file}, row ${at + 1}: ${issue?.path.join(".") ?? "row"}: ${issue?.message ?? "unreadable"}; ` +
        "a verdict is valid, true-of-video, unnatural, bad-refusal, unsure or empty",
    );
  });
}

function readJsonl(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(parseJson);
}

function readCsv(text: string, file: string): unknown[] {
  let rows: Record<string, string>[];
  try {
    rows = parse(text, { columns: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    throw new OperatorError(`${file} is not CSV: ${messageOf(error)}; save it as comma-separated UTF-8`, 2, {
      cause: error,
    });
  }
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [
        column,
        unguarded(column === "verdict" ? cell.trim() : cell),
      ]),
    ),
  );
}

function guarded(cell: string): string {
  return FORMULA.test(cell) ? GUARD + cell : cell;
}

function unguarded(cell: string): string {
  return cell.startsWith(GUARD) && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
