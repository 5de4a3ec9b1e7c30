import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";

/** All rows of a Parquet file, and the rows of its largest row group. */
export async function readParquet(file: string): Promise<{ rows: unknown[]; largestGroup: number }> {
  const buffer = await asyncBufferFromFile(file);
  const { row_groups } = await parquetMetadataAsync(buffer);
  return {
    rows: await parquetReadObjects({ file: buffer }),
    largestGroup: Math.max(...row_groups.map((group) => Number(group.num_rows))),
  };
}
