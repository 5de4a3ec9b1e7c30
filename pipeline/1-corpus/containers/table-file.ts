import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { OperatorError } from "../../lib/errors.ts";
import { type Entry, placeIn } from "./entry.ts";
import { requireTextFile, textChunks } from "./text-file.ts";

/** Longest row that is believed, characters; a quote that is never closed ends here. */
const LONGEST_ROW = 1_000_000;

/** How a table is written. */
export interface TableFormat {
  readonly delimiter: string;
  /** Names of the columns; null when the first row names them. */
  readonly columns: readonly string[] | null;
}

/** Rows of a CSV or TSV file as objects of strings, in constant memory. A row with too many or too few fields is a defect. */
export async function* tableEntries(file: string, format: TableFormat, what: string): AsyncGenerator<Entry> {
  await requireTextFile(file, what);
  const rows = parse({
    delimiter: format.delimiter,
    columns: format.columns === null ? true : [...format.columns],
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    ...(format.delimiter === "\t" ? { quote: null } : {}),
  });
  // A failure of the source destroys the rows with it, and so reaches whoever reads them.
  pipeline(Readable.from(textChunks(file, what)), rows, () => undefined);
  try {
    for await (const row of rows as AsyncIterable<TableRow>) yield entryOf(file, row);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new OperatorError(
      `${what}: ${file} is not a readable table after row ${String(error["records"])}: ${error.message}; look for a quote that is never closed`,
      2,
      { cause: error },
    );
  }
}

/** A row as csv-parse gives it with `info`. */
interface TableRow {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number; readonly error?: unknown };
}

function entryOf(file: string, { record, info }: TableRow): Entry {
  const place = placeIn(file, info.lines, null);
  const whole = { keys: [], place, raw: record };
  if (info.error === undefined) return { ...whole, value: record, defect: null };
  const message = "the row has more or fewer fields than the table has columns";
  return { ...whole, value: undefined, defect: { reason: "malformed-row", message } };
}
