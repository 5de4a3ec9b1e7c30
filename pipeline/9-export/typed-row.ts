import { z } from "zod";
import { PythonFloat, type PythonValue } from "../lib/python-json.ts";
import type { Column } from "./columns.ts";

const fieldsOf = z.record(z.string(), z.unknown());
const itemsOf = z.array(z.unknown());
const text = z.string();
const number = z.number();
const truth = z.boolean();

/** A record as JSON in which every float column shows that it is one, so that readers infer one type for all rows. */
export function typedRow(columns: readonly Column[], record: unknown): PythonValue {
  const fields = fieldsOf.parse(record);
  return Object.fromEntries(columns.map((column) => [column.name, typedValue(column, fields[column.name])]));
}

function typedValue(column: Column, value: unknown): PythonValue {
  if (value === null) return null;
  switch (column.kind) {
    case "string":
      return text.parse(value);
    case "int":
      return number.parse(value);
    case "float":
      return new PythonFloat(number.parse(value));
    case "bool":
      return truth.parse(value);
    case "list":
      return itemsOf.parse(value).map((item) => typedValue(column.element, item));
    case "struct":
      return typedRow(column.fields, value);
  }
}
