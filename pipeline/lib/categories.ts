import { CATEGORY_PATHS, type CategoryPath } from "../../schemas/category.ts";

/** Tag of a category in a refusal's reasoning: path lowercased, slash as underscore (Table 16). */
export function categoryTag(path: CategoryPath): string {
  return path.toLowerCase().replace("/", "_");
}

const BY_TAG = new Map<string, CategoryPath>(CATEGORY_PATHS.map((path) => [categoryTag(path), path]));

/** The category of a reasoning tag; undefined when there is none. */
export function categoryOfTag(tag: string): CategoryPath | undefined {
  return BY_TAG.get(tag.trim().toLowerCase());
}
