import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { messageOf, OperatorError } from "../lib/errors.ts";

/** A Parquet file: what it says of itself, and its rows. */
export interface ParquetContent {
  readonly metadata: FileMetaData;
  /** Row group by row group: memory is bounded by the largest of them. */
  readonly rows: () => AsyncGenerator<unknown>;
}

/** Opens a Parquet file; an OperatorError names a file that cannot be read as one, now or while its rows are read. */
export async function openParquet(path: string): Promise<ParquetContent> {
  const file = await orUnreadable(path, () => asyncBufferFromFile(path));
  const metadata = await orUnreadable(path, () => parquetMetadataAsync(file));
  return {
    metadata,
    rows: async function* () {
      let rowStart = 0;
      for (const group of metadata.row_groups) {
        const rowEnd = rowStart + Number(group.num_rows);
        const rows = await orUnreadable(path, () => parquetReadObjects({ file, metadata, rowStart, rowEnd }));
        for (const row of rows) yield withNulls(row);
        rowStart = rowEnd;
      }
    },
  };
}

/** The library says undefined for a null list inside a list of structs, where Parquet says null. */
function withNulls(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(withNulls);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNulls(item)]));
}

async function orUnreadable<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new OperatorError(
      `${path}: cannot be read as Parquet: ${messageOf(error)}; release it again from its run`,
      1,
      { cause: error },
    );
  }
}
