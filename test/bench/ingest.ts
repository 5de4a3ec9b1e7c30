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
 * Rows a second of each way in which annotation files are written, and the memory that a large file of JSON lines takes.
 * Usage: npx tsx test/bench/ingest.ts [rows of each format, default 100000] [bytes of the large file, default 64e6; 2e9 is two gigabytes]
 */
async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "hivtg-bench-"));
  const [rows, bytes] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 64e6)];
  try {
    for (const [name, format] of Object.entries(FORMATS)) await measureFormat(folder, name, format, rows);
    await measureLarge(folder, bytes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Format {
  readonly container: string;
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly row: (number: number) => string;
}

const JSON_ROW = (number: number): string => JSON.stringify(fieldsOf(number));
const TABLE_ROW = (separator: string) => (number: number) => Object.values(fieldsOf(number)).join(separator);
const COLUMNS = ["video", "query", "start", "end", "duration"];

const FORMATS: Readonly<Record<string, Format>> = {
  jsonl: { container: "{ format: jsonl }", before: "", between: "\n", after: "\n", row: JSON_ROW },
  json: { container: "{ format: json }", before: "[\n", between: ",\n", after: "\n]", row: JSON_ROW },
  "json, indented": {
    container: "{ format: json }",
    before: "[\n",
    between: ",\n",
    after: "\n]",
    row: (number) => JSON.stringify(fieldsOf(number), null, 2),
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

/** Four queries a video; the times are a chunk of it. */
function fieldsOf(number: number): Record<string, string | number> {
  const start = (number % 4) * 10;
  const video = `v_${(number >> 2).toString(36).padStart(9, "0")}`;
  const query = `a person carries box number ${number} past the ${["red", "tall", "open", "old"][number % 4]} door.`;
  return { video, query, start, end: start + 8.5, duration: 60 };
}

async function measureFormat(folder: string, name: string, format: Format, rows: number): Promise<void> {
  const file = path.join(folder, "annotation");
  await writeRows(file, format, (written) => written < rows);
  const { seconds, peak } = await ingest(folder, file, format, rows);
  const speed = Math.round(rows / seconds).toLocaleString("en-US");
  console.log(`${name}: ${speed} rows/s (${seconds.toFixed(1)} s); peak so far ${peak} MB`);
}

/** Compares reading to moments with reading lines and nothing else, in one process and on one file. */
async function measureLarge(folder: string, bytes: number): Promise<void> {
  const format = FORMATS["jsonl"];
  if (format === undefined) return;
  const file = path.join(folder, "large");
  const rows = await writeRows(file, format, (_, size) => size < bytes);
  const start = performance.now();
  let lines = 0;
  for await (const line of readLines(file)) if (line.defect === null) lines += 1;
  const bare = (performance.now() - start) / 1000;
  if (lines !== rows) throw new Error(`${rows} lines were written and ${lines} read`);
  const { seconds, peak } = await ingest(folder, file, format, rows);
  const megabytes = Math.round((await stat(file)).size / 1e6);
  console.log(
    `${megabytes} MB of JSON lines, ${rows.toLocaleString("en-US")} rows: ${Math.round(rows / seconds).toLocaleString("en-US")} rows/s ` +
      `(${seconds.toFixed(1)} s); only reading its lines ${Math.round(rows / bare).toLocaleString("en-US")} rows/s ` +
      `(${bare.toFixed(1)} s), ${(seconds / bare).toFixed(1)} times as fast; peak ${peak} MB`,
  );
}

async function writeRows(
  file: string,
  { before, between, after, row }: Format,
  more: (written: number, size: number) => boolean,
): Promise<number> {
  const stream = createWriteStream(file);
  stream.write(before);
  let written = 0;
  for (let size = 0; more(written, size); written++) {
    const text = `${written === 0 ? "" : between}${row(written)}`;
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
