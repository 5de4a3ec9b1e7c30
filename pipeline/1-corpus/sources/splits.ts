import path from "node:path";

/** A pattern of file names and the split that such a file holds. */
export type SplitPattern = readonly [RegExp, string];

/** The official split that a file's name gives away; null when it does not. */
export function splitOf(file: string, patterns: readonly SplitPattern[]): string | null {
  const name = path.basename(file);
  return patterns.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
