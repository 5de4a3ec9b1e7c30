import type { ResolvedConfig } from "../config.ts";
import { textTable } from "../lib/table.ts";

/** Every value of a configuration and where it came from. */
export function configText({ config, origins }: ResolvedConfig): string {
  const rows = Object.entries(origins).map(([name, origin]) => [name, valueAt(config, name), origin]);
  return textTable(["field", "value", "from"], rows);
}

function valueAt(config: object, name: string): string {
  let value: unknown = config;
  for (const key of name.split("."))
    value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return JSON.stringify(value);
}
