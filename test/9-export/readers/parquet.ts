import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";

/** All rows of a Parquet file, and the rows of its largest row group. */
export async function readParquet(file: string): Promise<{ rows: unknown[]; largestGroup: number }> {
  const buffer = await asyncBufferFromFile(file);
  const { row_groups } = await parquetMetadataAsync(buffer);
  return {
    rows: (await parquetReadObjects({ file: buffer })).map(withNulls),
    largestGroup: Math.max(...row_groups.map((group) => Number(group.num_rows))),
  };
}

/** hyparquet gives undefined for a null list inside a list of structs; pyarrow gives null there, as Parquet means it. */
function withNulls(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(withNulls);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNulls(item)]));
}
