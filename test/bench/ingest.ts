import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { corpusStage } from "../../pipeline/1-corpus/corpus.ts";
import { DEFAULTS } from "../../pipeline/config.ts";
import { readLines } from "../../pipeline/lib/ndjson.ts";
import { silentReporter } from "../../pipeline/lib/progress.ts";
import { runStage } from "../../pipeline/run.ts";

/**
 * Rows a second of each way in which annotation files are written, and the memory that a large file takes.
 * Usage: npx tsx test/bench/ingest.ts [rows of each format, default 100000; 0 for none]
 *   [bytes of the large file, default 64e6; 2e9 is two gigabytes] [its format, default jsonl] [bytes of its queries, default as they are]
 */
async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "hivtg-bench-"));
  const [, , rows = "100000", bytes = "64e6", large = "jsonl", queryBytes = "0"] = process.argv;
  try {
    for (const [name, format] of Object.entries(Number(rows) > 0 ? FORMATS : {}))
      await measureFormat(folder, name, format, Number(rows));
    await measureLarge(folder, large, Number(bytes), Number(queryBytes));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Format {
  readonly container: string;
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly row: (fields: Fields) => string;
}

type Fields = Readonly<Record<string, string | number>>;

const JSON_ROW = (fields: Fields): string => JSON.stringify(fields);
const TABLE_ROW = (separator: string) => (fields: Fields) => Object.values(fields).join(separator);
const COLUMNS = ["video", "query", "start", "end", "duration"];

const FORMATS: Readonly<Record<string, Format>> = {
  jsonl: { container: "{ format: jsonl }", before: "", between: "\n", after: "\n", row: JSON_ROW },
  json: { container: "{ format: json }", before: "[\n", between: ",\n", after: "\n]", row: JSON_ROW },
  "json, indented": {
    container: "{ format: json }",
    before: "[\n",
    between: ",\n",
    after: "\n]",
    row: (fields) => JSON.stringify(fields, null, 2),
  },
  csv: {
    container: "{ format: csv }",
    before: `${COLUMNS.join(",")}\n`,
    between: "\n",
    after: "\n",
    row: TABLE_ROW(","),
  },
  tsv: {
    container: "{ format: tsv }",
    before: `${COLUMNS.join("\t")}\n`,
    between: "\n",
    after: "\n",
    row: TABLE_ROW("\t"),
  },
  lines: {
    container: `{ format: lines, pattern: '^${COLUMNS.map((name) => `(?<${name}>[^|]*)`).join("\\|")}$' }`,
    before: "",
    between: "\n",
    after: "\n",
    row: TABLE_ROW("|"),
  },
};

/** Four queries a video; the times are a chunk of it. Queries have so many bytes at least. */
function fieldsOf(number: number, queryBytes = 0): Fields {
  const start = (number % 4) * 10;
  const video = `v_${(number >> 2).toString(36).padStart(9, "0")}`;
  const query = `a person carries box number ${number} past the ${["red", "tall", "open", "old"][number % 4]} door.`;
  const long = query.padEnd(queryBytes, ` It is box number ${number}.`);
  return { video, query: long, start, end: start + 8.5, duration: 60 };
}

async function measureFormat(folder: string, name: string, format: Format, rows: number): Promise<void> {
  const file = path.join(folder, "annotation");
  await writeRows(file, format, (written) => written < rows);
  const { seconds, peak } = await ingest(folder, file, format, rows);
  const speed = Math.round(rows / seconds).toLocaleString("en-US");
  console.log(`${name}: ${speed} rows/s (${seconds.toFixed(1)} s); peak so far ${peak} MB`);
}

/** Compares reading to moments with reading lines and nothing else, in one process and on one file. */
async function measureLarge(folder: string, name: string, bytes: number, queryBytes: number): Promise<void> {
  const format = FORMATS[name];
  if (format === undefined)
    throw new Error(`expected one of ${Object.keys(FORMATS).join(", ")}, got ${name}`);
  const file = path.join(folder, "large");
  const rows = await writeRows(file, format, (_, size) => size < bytes, queryBytes);
  const start = performance.now();
  let lines = 0;
  for await (const line of readLines(file)) if (line.defect === null) lines += 1;
  const bare = (performance.now() - start) / 1000;
  if (lines < rows) throw new Error(`${rows} rows were written and ${lines} lines read`);
  const { seconds, peak } = await ingest(folder, file, format, rows);
  const megabytes = Math.round((await stat(file)).size / 1e6);
  console.log(
    `${megabytes} MB of ${name}, ${rows.toLocaleString("en-US")} rows: ${Math.round(rows / seconds).toLocaleString("en-US")} rows/s ` +
      `(${seconds.toFixed(1)} s); only reading its lines ${Math.round(rows / bare).toLocaleString("en-US")} rows/s ` +
      `(${bare.toFixed(1)} s), ${(seconds / bare).toFixed(1)} times as fast; peak ${peak} MB`,
  );
}

async function writeRows(
  file: string,
  { before, between, after, row }: Format,
  more: (written: number, size: number) => boolean,
  queryBytes = 0,
): Promise<number> {
  const stream = createWriteStream(file);
  stream.write(before);
  let written = 0;
  for (let size = 0; more(written, size); written++) {
    const text = `${written === 0 ? "" : between}${row(fieldsOf(written, queryBytes))}`;
    size += text.length;
    if (!stream.write(text)) await once(stream, "drain");
  }
  stream.end(after);
  await once(stream, "close");
  return written;
}

async function ingest(
  folder: string,
  file: string,
  { container }: Format,
  rows: number,
): Promise<{ seconds: number; peak: number }> {
  const mapping = path.join(folder, "mapping.yaml");
  const fields = COLUMNS.map((name) => `${name}: ${name}\n`).join("");
  await writeFile(mapping, `container: ${container}\n${fields}`);
  const run = path.join(folder, "run");
  const start = performance.now();
  const { counts } = await runStage(corpusStage, {
    config: { ...DEFAULTS, run, corpora: [{ name: "bench", files: [file], mapping }] },
    reporter: silentReporter,
    signal: new AbortController().signal,
    clock: () => performance.now(),
    engine: () => Promise.reject(new Error("this stage asks nothing")),
  });
  const seconds = (performance.now() - start) / 1000;
  if (counts.accepted !== rows) throw new Error(`of ${rows} rows ${counts.accepted} were accepted`);
  await rm(run, { recursive: true, force: true });
  return { seconds, peak: Math.round(process.resourceUsage().maxRSS / 1024) };
}

await main();
