import path from "node:path";
import type { SourcePlace } from "../../../schemas/moment.ts";
import type { Defect } from "../source.ts";

/** One record of a container file, before anyone has looked at its fields. */
export interface Entry {
  /** The record: a JSON value, a table row as an object of strings, or a line's text; undefined when it is defective. */
  readonly value: unknown;
  /** Keys and indices that led to it, one for each `*` of the container's path. */
  readonly keys: readonly string[];
  readonly place: SourcePlace;
  /** The record as it came. */
  readonly raw: unknown;
  readonly defect: Defect | null;
}

/** A place in a file. */
export function placeIn(file: string, line: number | null, key: string | null): SourcePlace {
  return { file: path.basename(file), line, key };
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
