import type { Container } from "../../../schemas/mapping.ts";
import type { Entry } from "../containers/entry.ts";
import { jsonEntries } from "../containers/json-file.ts";
import { jsonLineEntries, lineEntries } from "../containers/line-file.ts";
import { tableEntries } from "../containers/table-file.ts";
import { compilePattern } from "./pattern.ts";
import { type Scope, splitPath } from "./values.ts";

/** Records of a file, as a mapping says it is written. */
export function openContainer(container: Container, file: string, what: string): AsyncIterable<Entry> {
  const { format, records = "*", columns, delimiter } = container;
  switch (format) {
    case "json":
      return jsonEntries(file, splitPath(records), what);
    case "jsonl":
      return jsonLineEntries(file, what);
    case "csv":
    case "tsv": {
      const separator = delimiter ?? (format === "tsv" ? "\t" : ",");
      return tableEntries(file, { delimiter: separator, columns: columns ?? null }, what);
    }
    case "lines":
      return patternEntries(file, container.pattern ?? "", what);
  }
}

/** Lines taken apart by a pattern's named groups; a line that does not match is a defect. */
async function* patternEntries(file: string, source: string, what: string): AsyncGenerator<Entry> {
  const pattern = compilePattern(source, "su");
  for await (const entry of lineEntries(file, what)) {
    const groups = entry.defect === null ? pattern.first(String(entry.value))?.groups : {};
    if (groups !== undefined) yield { ...entry, value: { ...groups } };
    else {
      const message = `the line does not match ${source}`;
      yield { ...entry, value: undefined, defect: { reason: "malformed-line", message } };
    }
  }
}

/** What paths see of a record before anything is joined or defined: its fields, `key` (the last) and `keys` (all of them). */
export function scopeOf({ value, keys }: Entry): Scope {
  return { record: value, names: { key: keys.at(-1), keys } };
}
