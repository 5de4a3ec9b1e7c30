import type { Random } from "../../lib/random.ts";
import { comparableText } from "../../lib/text.ts";
import type { ProbePair } from "./pairs.ts";

/** Which pairs hang together: they share a video, a text or a mirror, directly or through others. */
export interface Components {
  /** Component number of each pair, 0 … count - 1, in order of first appearance. */
  readonly of: Uint32Array;
  /** Pairs in each component. */
  readonly sizes: Uint32Array;
}

/**
 * Connected components of pairs by video, by text (whatever its label) and by mirror. A fold that divided one would let a probe
 * see a test text with its label, or with the opposite one: a mirrored set then scores far below chance without being any better.
 */
export function componentsOf(
  pairs: readonly ProbePair[],
  keys: (pair: ProbePair) => readonly string[] = keysOf,
): Components {
  const parent = Uint32Array.from(pairs, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      const above = parent[at] ?? at;
      parent[at] = parent[above] ?? above;
      at = above;
    }
    return at;
  };
  const firstWith = new Map<string, number>();
  pairs.forEach((pair, index) => {
    for (const key of keys(pair)) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else parent[root(index)] = root(first);
    }
  });
  return numbered(pairs.length, root);
}

/** What a pair shares with others: its video first, then its texts and its mirror. */
export function keysOf(pair: ProbePair): string[] {
  const keys = [
    `video ${pair.corpus} ${pair.video}`,
    `text ${comparableText(pair.original)}`,
    `text ${comparableText(pair.negative)}`,
  ];
  return pair.mirror === null ? keys : [...keys, `mirror ${pair.mirror}`];
}

function numbered(pairs: number, root: (index: number) => number): Components {
  const numbers = new Map<number, number>();
  const of = new Uint32Array(pairs);
  const sizes: number[] = [];
  for (let index = 0; index < pairs; index++) {
    const key = root(index);
    let number = numbers.get(key);
    if (number === undefined) {
      number = sizes.length;
      numbers.set(key, number);
      sizes.push(0);
    }
    of[index] = number;
    sizes[number] = (sizes[number] ?? 0) + 1;
  }
  return { of, sizes: Uint32Array.from(sizes) };
}

/** Fold of each pair: whole components, large ones first, always into the fold with the fewest pairs. */
export function foldsOf(components: Components, folds: number, random: Random): Uint8Array {
  const order = random
    .shuffle(Array.from(components.sizes.keys()))
    .sort((a, b) => (components.sizes[b] ?? 0) - (components.sizes[a] ?? 0));
  const load = new Float64Array(folds);
  const foldOfComponent = new Uint8Array(components.sizes.length);
  for (const component of order) {
    const fold = load.indexOf(Math.min(...load));
    foldOfComponent[component] = fold;
    load[fold] = (load[fold] ?? 0) + (components.sizes[component] ?? 0);
  }
  return Uint8Array.from(components.of, (component) => foldOfComponent[component] ?? 0);
}
