import path from "node:path";
import { releasedExample } from "../../../schemas/released-example.ts";
import { type SplitName, SPLITS } from "../../../schemas/split.ts";
import { move } from "../../lib/files.ts";
import { type Column, columnsOf } from "../columns.ts";
import type { WindowsFormat, WrittenFile } from "../format.ts";
import { ParquetFile } from "../parquet-file.ts";
import { releasedExampleOf } from "../released.ts";

/** Rows of one shard: some hundred megabytes at most, which hubs and viewers like. */
const ROWS_PER_SHARD = 50_000;

/** The same rows as jsonl, typed; a split without examples has no file. */
export const parquet: WindowsFormat = {
  windows: "all",
  description: "the same as jsonl, typed, in shards with row groups of 500 rows",
  open: async ({ folder }) => {
    const columns = columnsOf(releasedExample);
    const shards: Record<SplitName, Shards> = {
      train: new Shards(folder, "train", columns),
      val: new Shards(folder, "val", columns),
      test: new Shards(folder, "test", columns),
    };
    return {
      write: async (entry) => {
        await shards[entry.split].write(releasedExampleOf(entry));
        return undefined;
      },
      finish: async () => {
        const written: WrittenFile[] = [];
        for (const split of SPLITS) written.push(...(await shards[split].finish()));
        return written;
      },
      close: async () => undefined, // the library holds no file open between writes
    };
  },
};

/** The shards of one split; their number is known, and named, when the last is full. */
class Shards {
  readonly #folder: string;
  readonly #split: SplitName;
  readonly #columns: readonly Column[];
  readonly #done: number[] = [];
  #open: ParquetFile | undefined;

  constructor(folder: string, split: SplitName, columns: readonly Column[]) {
    this.#folder = folder;
    this.#split = split;
    this.#columns = columns;
  }

  async write(row: Readonly<Record<string, unknown>>): Promise<void> {
    this.#open ??= new ParquetFile(`${this.#temporary(this.#done.length)}.open`, this.#columns);
    await this.#open.write(row);
    if (this.#open.rows >= ROWS_PER_SHARD) await this.#completeShard();
  }

  async finish(): Promise<readonly WrittenFile[]> {
    await this.#completeShard();
    const written: WrittenFile[] = [];
    for (const [index, records] of this.#done.entries()) {
      const name = `${this.#split}-${padded(index)}-of-${padded(this.#done.length)}.parquet`;
      await move(this.#temporary(index), path.join(this.#folder, name));
      written.push({ name, records });
    }
    return written;
  }

  async #completeShard(): Promise<void> {
    if (this.#open === undefined) return;
    await this.#open.finish(this.#temporary(this.#done.length));
    this.#done.push(this.#open.rows);
    this.#open = undefined;
  }

  #temporary(index: number): string {
    return path.join(this.#folder, `${this.#split}-${padded(index)}.partial`);
  }
}

function padded(number: number): string {
  return String(number).padStart(5, "0");
}
