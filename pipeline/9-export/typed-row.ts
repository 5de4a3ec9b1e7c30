import { PythonFloat, type PythonValue } from "../lib/python-json.ts";
import type { Column } from "./columns.ts";

/** A record as JSON in which every float column shows that it is one, so that readers infer one type for all rows. */
export function typedRow(columns: readonly Column[], record: object): PythonValue {
  const fields = new Map<string, unknown>(Object.entries(record));
  return Object.fromEntries(
    columns.map((column) => [column.name, typedValue(column, fields.get(column.name))]),
  );
}

function typedValue(column: Column, value: unknown): PythonValue {
  if ((value === null || value === undefined) && column.nullable) return null;
  switch (column.kind) {
    case "string":
      if (typeof value === "string") return value;
      break;
    case "int":
      if (typeof value === "number") return value;
      break;
    case "float":
      if (typeof value === "number") return new PythonFloat(value);
      break;
    case "bool":
      if (typeof value === "boolean") return value;
      break;
    case "list":
      if (Array.isArray(value)) return value.map((item) => typedValue(column.element, item));
      break;
    case "struct":
      if (typeof value === "object" && value !== null) return typedRow(column.fields, value);
      break;
  }
  throw new TypeError(`column ${column.name}: expected ${column.kind}, found ${typeof value}`);
}
