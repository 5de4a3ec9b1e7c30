import path from "node:path";
import type { CorpusSource } from "../../../schemas/config.ts";
import type { Mapping } from "../../../schemas/mapping.ts";
import { comparableText } from "../../lib/text.ts";
import type { Entry } from "../containers/entry.ts";
import { isDefect, type SourceAdapter, type SourceEnvironment, type SourceRow } from "../source.ts";
import { openContainer, scopeOf } from "./container.ts";
import { compileFields, type ReadFields } from "./fields.ts";
import { Joins } from "./joins.ts";
import { compilePattern } from "./pattern.ts";
import { compileSpread, type Spread, type SpreadRow } from "./rows.ts";

/** A source adapter for a corpus that a mapping describes. */
export function mappedAdapter(mapping: Mapping): SourceAdapter {
  const optional = new Set(
    Object.values(mapping.joins ?? {}).flatMap((join) => (join.optional ? [join.file] : [])),
  );
  const last = Math.max(1, ...Object.values(mapping.joins ?? {}).map(({ file }) => file));
  const files = Array.from({ length: last }, (_, at) => ({
    what: mapping.files?.[at] ?? (at === 0 ? "the annotation file" : `companion file ${at + 1}`),
    required: !optional.has(at + 1),
  }));
  return {
    name: mapping.name ?? "mapped",
    files,
    rows: (source, environment) => rows(mapping, source, environment),
  };
}

async function* rows(
  mapping: Mapping,
  source: CorpusSource,
  environment: SourceEnvironment,
): AsyncGenerator<SourceRow> {
  const [file] = source.files;
  if (file === undefined) return;
  const reader: RecordReader = {
    spread: compileSpread(mapping.each, mapping.zip),
    read: compileFields(mapping, source.name, splitOf(file, mapping)),
    names: Object.keys({ ...mapping.each, ...mapping.zip }),
    joins: await Joins.open(mapping, source, environment),
  };
  try {
    for await (const entry of openContainer(mapping.container, file, source.name)) {
      const found = rowsOf(entry, reader);
      yield* mapping.repeats === "merge" ? merged(found) : found;
    }
  } finally {
    await reader.joins.close();
  }
}

/** The split that a file's name gives away; null when it does not. */
function splitOf(file: string, { splitFiles = {} }: Mapping): string | null {
  const name = path.basename(file);
  return (
    Object.entries(splitFiles).find(
      ([, pattern]) => compilePattern(pattern, "iu").first(name) !== null,
    )?.[0] ?? null
  );
}

interface RecordReader {
  readonly spread: Spread;
  readonly read: ReadFields;
  /** Names that tell a record's rows apart. */
  readonly names: readonly string[];
  readonly joins: Joins;
}

function rowsOf(entry: Entry, reader: RecordReader): SourceRow[] {
  if (entry.defect !== null) return [{ place: entry.place, raw: entry.raw, read: entry.defect }];
  const found = reader.spread(scopeOf(entry));
  if (found.length === 0) {
    const message = "the record has no list where the mapping looks for its rows, or an empty one";
    return [{ place: entry.place, raw: entry.raw, read: { reason: "no-rows", message } }];
  }
  return found.map((row) => ({
    place: placeOf(entry, row),
    raw: rawOf(entry, row, reader.names),
    read: reader.read(reader.joins.lookUp(row.scope)),
  }));
}

function placeOf({ place }: Entry, { at }: SpreadRow): SourceRow["place"] {
  return at === "" ? place : { ...place, key: `${place.key ?? ""}${at}` };
}

/** The part of a record that a row is: all of it, or what the row's names stand for. */
function rawOf(entry: Entry, { at, scope }: SpreadRow, names: readonly string[]): unknown {
  if (at === "") return entry.raw;
  return Object.fromEntries(["key", ...names].map((name) => [name, scope.names[name]]));
}

/** Rows of one record with the same query of the same video put together: one moment with the windows of all. */
function merged(rowsFound: readonly SourceRow[]): SourceRow[] {
  const byQuery = new Map<string, SourceRow>();
  for (const [at, row] of rowsFound.entries()) {
    const { read } = row;
    const key = isDefect(read) ? `defect ${at}` : `${read.video}\u0000${comparableText(read.query)}`;
    const first = byQuery.get(key);
    if (first === undefined || isDefect(first.read) || isDefect(read)) byQuery.set(key, row);
    else {
      const windows = [...first.read.windows, ...read.windows];
      byQuery.set(key, { ...first, read: { ...first.read, windows }, units: (first.units ?? 1) + 1 });
    }
  }
  return [...byQuery.values()];
}
