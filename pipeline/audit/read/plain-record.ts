import { CATEGORY_PATHS } from "../../../schemas/category.ts";

const CATEGORIES = new Set<unknown>(CATEGORY_PATHS);

/**
 * Whether a value is surely a RA-RFT record by its schema: the quick answer for most records of most files. Where it says no the
 * schema decides, and says what is wrong.
 */
export function isPlainRecord(value: Readonly<Record<string, unknown>>): boolean {
  const items = value["GRPO"];
  return (
    typeof value["video"] === "string" &&
    typeof value["query_text"] === "string" &&
    typeof value["think"] === "string" &&
    isSpan(value["timestamp"]) &&
    value["difficulty"] === null &&
    value["video_start"] === null &&
    value["video_end"] === null &&
    Number.isFinite(value["duration"]) &&
    Array.isArray(items) &&
    items.length > 0 &&
    items.every(isPlainItem)
  );
}

function isSpan(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
}

function isPlainItem(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const item = value as Readonly<Record<string, unknown>>;
  const categories = item["c"];
  return (
    typeof item["q"] === "string" &&
    typeof item["a"] === "string" &&
    typeof item["r"] === "boolean" &&
    typeof item["q_origin"] === "string" &&
    typeof item["difficulty"] === "string" &&
    isTextOrAbsent(item["irrelevance_level"]) &&
    isTextOrAbsent(item["hardness_level"]) &&
    (categories === undefined ||
      (Array.isArray(categories) && categories.every((path) => CATEGORIES.has(path))))
  );
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === "string";
}
