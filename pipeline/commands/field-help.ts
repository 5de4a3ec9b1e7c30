import { z } from "zod";
import { config } from "../../schemas/config.ts";
import { DEFAULTS } from "../config.ts";
import { textTable } from "../lib/table.ts";

/** Every field of a configuration file with its default and meaning, read off the schema. */
export function fieldHelp(): string {
  return textTable(["field", "default", "meaning"], rowsOf("", config, DEFAULTS));
}

function rowsOf(
  prefix: string,
  schema: z.ZodObject,
  defaults: Readonly<Record<string, unknown>>,
): string[][] {
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const value = defaults[key];
    if (field instanceof z.ZodObject) return rowsOf(`${prefix}${key}.`, field, { ...(value as object) });
    return [
      [prefix + key, JSON.stringify(value), field instanceof z.ZodType ? (field.description ?? "") : ""],
    ];
  });
}
