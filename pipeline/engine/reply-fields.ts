import { readCategory } from "../lib/categories.ts";
import { isObject, own } from "./reply-shape.ts";

/** Departures inside the JSON that leave no doubt of what is meant. */
export type FieldTolerance =
  | "extra-keys"
  | "wrapper-missing"
  | "nul-removed"
  | "category-spelling"
  | "bare-path"
  | "joined-reasoning"
  | "unknown-level-dropped"
  | "difficulty-tag-missing"
  | "reason-missing";

/** Where readers note what they tolerated. */
export type Tolerated = Set<string>;

/** Notes keys beyond the known ones; the reader goes on without them. */
export function noteExtraKeys(value: unknown, known: readonly string[], tolerated: Tolerated): void {
  if (!isObject(value) || Array.isArray(value)) return;
  if (Object.keys(value).some((key) => !known.includes(key))) note(tolerated, "extra-keys");
}

/** A text without NUL characters; other values as they are, for the schema to judge. */
export function readText(value: unknown, tolerated: Tolerated): unknown {
  if (typeof value !== "string" || !value.includes("\u0000")) return value;
  note(tolerated, "nul-removed");
  return value.replaceAll("\u0000", "");
}

/** A category path in the taxonomy's own spelling where the text names a category; else the text, for the schema to judge. */
export function readPath(value: unknown, tolerated: Tolerated): unknown {
  const text = readText(value, tolerated);
  if (typeof text !== "string") return text;
  const path = readCategory(text);
  if (path === undefined) return text;
  if (path !== text) note(tolerated, "category-spelling");
  return path;
}

/** A list of categories as objects with a path, also where the reply lists bare paths. */
export function readAppliedCategories(value: unknown, tolerated: Tolerated): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((entry: unknown) => {
    if (typeof entry !== "string") {
      noteExtraKeys(entry, ["path"], tolerated);
      return { path: readPath(own(entry, "path"), tolerated) };
    }
    note(tolerated, "bare-path");
    return { path: readPath(entry, tolerated) };
  });
}

/** Reasoning as one text, also where the reply splits it into a list of blocks. */
export function readReasoning(value: unknown, tolerated: Tolerated): unknown {
  if (!Array.isArray(value) || !value.every((part) => typeof part === "string"))
    return readText(value, tolerated);
  note(tolerated, "joined-reasoning");
  return readText(value.join(""), tolerated);
}

/** Notes a tolerance by its name. */
export function note(tolerated: Tolerated, name: FieldTolerance): void {
  tolerated.add(name);
}
