import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { FileRecord } from "../../schemas/manifest.ts";
import { type ReleasedExample, releasedExample } from "../../schemas/released-example.ts";
import type { SplitName } from "../../schemas/split.ts";
import { columnsOf } from "../9-export/columns.ts";
import { parquetSchema } from "../9-export/parquet-file.ts";
import { canonicalJson, type Json } from "../lib/fingerprint.ts";
import { shortened } from "./differences.ts";
import { openParquet } from "./read-parquet.ts";

const SHOWN = 3;

/** What is wrong with what a shard says of itself, against the schema of the records and the manifest. */
export async function shardProblems(
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
  if (by !== tool)
    problems.push(
      `${name}: was written by ${shortened(by)}, expected ${shortened(tool)}; export and release it again`,
    );
  if ((notes ?? []).length > 0) problems.push(`${name}: its footer holds more than the name of the tool`);
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

/** Compares the typed rows of a split with its lines, one by one and value by value: both are read once, side by side. */
export class RowComparison {
  readonly #split: SplitName;
  readonly #rows: AsyncGenerator<unknown>;
  readonly #shown: string[] = [];
  #count = 0;
  #lines = 0;
  #different = 0;

  constructor(folder: string, split: SplitName, shards: readonly FileRecord[]) {
    this.#split = split;
    this.#rows = rowsOf(folder, shards);
  }

  /** The next line; undefined for one that holds no example. */
  async compare(line: ReleasedExample | undefined): Promise<void> {
    this.#lines += 1;
    const row = await this.#rows.next();
    if (row.done === true) return;
    this.#count += 1;
    if (line !== undefined && isDeepStrictEqual(row.value, line)) return;
    this.#different += 1;
    if (this.#shown.length < SHOWN) this.#shown.push(line?.id ?? `line ${this.#lines}`);
  }

  /** Behind the last line. */
  async problems(): Promise<string[]> {
    for await (const row of this.#rows) this.#count += row === undefined ? 0 : 1;
    const problems =
      this.#count === this.#lines
        ? []
        : [`${this.#split}: ${this.#count} rows in parquet, ${this.#lines} lines in jsonl`];
    if (this.#different > 0)
      problems.push(
        `${this.#split}: ${this.#different} rows are not the lines of jsonl, e.g. ${this.#shown.join(", ")}`,
      );
    return problems;
  }
}

async function* rowsOf(folder: string, shards: readonly FileRecord[]): AsyncGenerator<unknown> {
  for (const { path: name } of shards) yield* (await openParquet(path.join(folder, name))).rows();
}
