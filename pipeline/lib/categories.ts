import { CATEGORY_PATHS, type CategoryPath } from "../../schemas/category.ts";

/** Tag of a category in a refusal's reasoning: path lowercased, slash as underscore (Table 16). */
export function categoryTag(path: CategoryPath): string {
  return path.toLowerCase().replace("/", "_");
}

/** Whether two lists hold the same categories, in whatever order; neither holds one twice. */
export function haveSameCategories(a: readonly CategoryPath[], b: readonly CategoryPath[]): boolean {
  return a.length === b.length && a.every((path) => b.includes(path));
}

const BY_TAG = new Map<string, CategoryPath>(CATEGORY_PATHS.map((path) => [categoryTag(path), path]));

/** The category of a reasoning tag; undefined when there is none. */
export function categoryOfTag(tag: string): CategoryPath | undefined {
  return BY_TAG.get(tag.trim().toLowerCase());
}

const BY_LETTERS = new Map<string, CategoryPath>(
  CATEGORY_PATHS.flatMap((path) =>
    [path, path.slice(path.indexOf("/") + 1)].map((name) => [lettersOf(name), path]),
  ),
);

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/gu, "");
}

/**
 * The category that a text names in any spelling: case, blanks and separators do not count and the parent may be missing,
 * because no two children share a name. A child under a wrong parent is no category.
 */
export function readCategory(text: string): CategoryPath | undefined {
  return BY_LETTERS.get(lettersOf(text));
}
