import { fileWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import { makeDurable, move } from "../lib/files.ts";
import { TOOL } from "../lib/package.ts";
import type { Column } from "./columns.ts";

/** Rows of one row group: bounds what is held in memory before it is written. */
const ROWS_PER_GROUP = 500;

/** The columns as Parquet's schema lists them, flat: an element tells how many of those behind it are its children. */
export function parquetSchema(columns: readonly Column[]): SchemaElement[] {
  return [{ name: "root", num_children: columns.length }, ...columns.flatMap(schemaElements)];
}

function schemaElements(column: Column): SchemaElement[] {
  const { name, nullable } = column;
  const repetition_type = nullable ? "OPTIONAL" : "REQUIRED";
  switch (column.kind) {
    case "string":
      return [{ name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type }];
    case "int":
      return [{ name, type: "INT32", repetition_type }];
    case "float":
      return [{ name, type: "DOUBLE", repetition_type }];
    case "bool":
      return [{ name, type: "BOOLEAN", repetition_type }];
    case "struct": {
      const children = column.fields.flatMap(schemaElements);
      return [{ name, repetition_type, num_children: column.fields.length }, ...children];
    }
    case "list":
      return [
        { name, repetition_type, converted_type: "LIST", num_children: 1 },
        { name: "list", repetition_type: "REPEATED", num_children: 1 },
        ...schemaElements(column.element),
      ];
  }
}

/**
 * A Parquet file written row group by row group under a temporary name: the library leaves a broken file behind when it throws.
 * Rows must have the columns' fields.
 */
export class ParquetFile {
  readonly #columns: readonly Column[];
  readonly #temporary: string;
  readonly #writer: ParquetWriter;
  #pending: Readonly<Record<string, unknown>>[] = [];
  rows = 0;

  constructor(temporary: string, columns: readonly Column[]) {
    this.#columns = columns;
    this.#temporary = temporary;
    this.#writer = new ParquetWriter({
      writer: fileWriter(temporary),
      schema: parquetSchema(columns),
      createdBy: TOOL,
    });
  }

  async write(row: Readonly<Record<string, unknown>>): Promise<void> {
    this.#pending.push(row);
    this.rows += 1;
    if (this.#pending.length >= ROWS_PER_GROUP) await this.#flush();
  }

  /** Completes the file, makes it durable and gives it its name. */
  async finish(file: string): Promise<void> {
    await this.#flush();
    await this.#writer.finish();
    await makeDurable(this.#temporary);
    await move(this.#temporary, file);
  }

  async #flush(): Promise<void> {
    if (this.#pending.length === 0) return;
    const rows = this.#pending;
    this.#pending = [];
    const columnData = this.#columns.map(({ name }) => ({ name, data: rows.map((row) => row[name]) }));
    await this.#writer.write({ columnData, rowGroupSize: ROWS_PER_GROUP });
  }
}
