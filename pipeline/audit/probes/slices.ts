import type { ProbePair } from "./pairs.ts";

/** A named part of the pairs. */
export interface Slice {
  readonly by: "all" | "level" | "category" | "corpus";
  readonly name: string;
  /** Pair numbers, rising. */
  readonly pairs: Uint32Array;
}

/** All pairs, then by level, category and corpus, largest first. A pair belongs to each of its categories. */
export function slicesOf(pairs: readonly ProbePair[]): Slice[] {
  const members = new Map<string, { by: Slice["by"]; name: string; pairs: number[] }>();
  const enter = (by: Slice["by"], name: string, index: number): void => {
    const key = `${by} ${name}`;
    const slice = members.get(key) ?? { by, name, pairs: [] };
    slice.pairs.push(index);
    members.set(key, slice);
  };
  pairs.forEach((pair, index) => {
    enter("all", "all", index);
    if (pair.level !== null) enter("level", pair.level, index);
    for (const category of new Set(pair.categories)) enter("category", category, index);
    enter("corpus", pair.corpus, index);
  });
  return Array.from(members.values(), (slice) => ({ ...slice, pairs: Uint32Array.from(slice.pairs) })).sort(
    (a, b) => order(a.by) - order(b.by) || b.pairs.length - a.pairs.length || (a.name < b.name ? -1 : 1),
  );
}

function order(by: Slice["by"]): number {
  return ["all", "level", "category", "corpus"].indexOf(by);
}
