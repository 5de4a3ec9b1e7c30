import path from "node:path";
import type { FileRecord } from "../../schemas/manifest.ts";
import type { ReleaseManifest } from "../../schemas/release-manifest.ts";
import { type ReleasedExample, releasedExample } from "../../schemas/released-example.ts";
import { type SplitName, SPLITS } from "../../schemas/split.ts";
import { isDataFile } from "../9-export/card-front-matter.ts";
import { columnsOf } from "../9-export/columns.ts";
import { parquetSchema } from "../9-export/parquet-file.ts";
import { canonicalJson, type Json } from "../lib/fingerprint.ts";
import { takingTurns } from "../lib/turns.ts";
import { openParquet } from "./read-parquet.ts";
import { splitExamples } from "./read-release.ts";

const SHOWN = 3;

/**
 * What is wrong with the typed files of a release: columns other than the schema's, other numbers of rows than the manifest says,
 * and rows that are not the lines of jsonl, value by value in the same order. Both sides are read once, side by side.
 */
export async function parquetProblems(
  folder: string,
  { files, tool }: Pick<ReleaseManifest, "files" | "tool">,
  signal: AbortSignal,
): Promise<string[]> {
  const problems: string[] = [];
  for (const split of SPLITS) {
    const shards = files.filter((file) => isDataFile(file.path, "parquet", split));
    for (const shard of shards) problems.push(...(await shardProblems(folder, shard, tool)));
    problems.push(...(await rowProblems(folder, split, shards, signal)));
  }
  return problems;
}

/** What a shard says of itself, against the schema of the records and the manifest. */
async function shardProblems(
  folder: string,
  { path: name, records }: FileRecord,
  tool: string,
): Promise<string[]> {
  const { metadata } = await openParquet(path.join(folder, name));
  const { schema, num_rows: rows, created_by: by, key_value_metadata: notes } = metadata;
  const problems: string[] = [];
  const expected = parquetSchema(columnsOf(releasedExample));
  if (canonicalJson(schemaJson(schema)) !== canonicalJson(schemaJson(expected)))
    problems.push(`${name}: its columns are not those of the schema`);
  if (Number(rows) !== records)
    problems.push(`${name}: ${Number(rows)} rows, ${String(records)} in the manifest`);
  if (by !== tool || (notes ?? []).length > 0)
    problems.push(`${name}: its footer holds more than the name of the tool`);
  return problems;
}

/** What tells one column from another; the library adds details of its own when it reads. */
function schemaJson(elements: ReturnType<typeof parquetSchema>): Json {
  return elements.map(({ name, type, repetition_type, converted_type, num_children }) => [
    name,
    type ?? null,
    repetition_type ?? null,
    converted_type ?? null,
    num_children ?? 0,
  ]);
}

/** Compares a split's rows with its lines. */
async function rowProblems(
  folder: string,
  split: SplitName,
  shards: readonly FileRecord[],
  signal: AbortSignal,
): Promise<string[]> {
  const turn = takingTurns(signal);
  const rows = rowsOf(folder, shards);
  const shown: string[] = [];
  let [count, lines, surplus, different] = [0, 0, 0, 0];
  for await (const line of splitExamples(folder, split)) {
    await turn();
    lines += 1;
    const row = await rows.next();
    if (row.done === true) continue;
    count += 1;
    if (isSame(row.value, line)) continue;
    different += 1;
    if (shown.length < SHOWN) shown.push(line.id);
  }
  for await (const row of rows) surplus += row === undefined ? 0 : 1;
  const problems =
    count + surplus === lines
      ? []
      : [`${split}: ${count + surplus} rows in parquet, ${lines} lines in jsonl`];
  if (different > 0)
    problems.push(`${split}: ${different} rows are not the lines of jsonl, e.g. ${shown.join(", ")}`);
  return problems;
}

async function* rowsOf(folder: string, shards: readonly FileRecord[]): AsyncGenerator<unknown> {
  for (const { path: name } of shards) yield* (await openParquet(path.join(folder, name))).rows();
}

function isSame(row: unknown, line: ReleasedExample): boolean {
  const parsed = releasedExample.safeParse(row);
  return parsed.success && canonicalJson(parsed.data) === canonicalJson(line);
}
