import { type Components, componentsOf, keysOf } from "./components.ts";
import type { ProbePair } from "./pairs.ts";

/** How pairs are kept apart when some train a probe and others test it. */
export interface Grouping {
  /** components: whatever hangs together stays together. videos: videos stay together, and links between folds are cut. */
  readonly by: "components" | "videos";
  /** What folds never divide, and what intervals take for one observation. */
  readonly groups: Components;
  /** Pairs that hang together by video, text or mirror. */
  readonly components: Components;
  /** Pairs that may train for a fold: of other folds, and without a text or mirror that the fold holds too. */
  readonly trainingFor: (foldOfPair: Uint8Array, fold: number) => Uint32Array;
}

/**
 * Folds of whole components need no cut. But common queries and mirrors join most of a mirrored data set into one component; then
 * the fold that holds it would be judged by a probe trained on next to nothing. Such data is divided by video, and a fold's training
 * leaves out every pair that shares a text or a mirror with it: no test text is ever met in training, whatever its label.
 */
export function groupingOf(pairs: readonly ProbePair[], folds: number): Grouping {
  const components = componentsOf(pairs);
  const largest = components.sizes.reduce((most, size) => Math.max(most, size), 0);
  if (largest <= Math.max(1, pairs.length / folds)) {
    return { by: "components", groups: components, components, trainingFor: otherFolds };
  }
  const links = linksOf(pairs);
  return {
    by: "videos",
    groups: componentsOf(pairs, (pair) => keysOf(pair).slice(0, 1)),
    components,
    trainingFor: (foldOfPair, fold) => withoutLinks(links, foldOfPair, fold),
  };
}

function otherFolds(foldOfPair: Uint8Array, fold: number): Uint32Array {
  return Uint32Array.from(foldOfPair.keys()).filter((pair) => foldOfPair[pair] !== fold);
}

/** Numbers of the texts and the mirror of each pair. */
interface Links {
  readonly of: readonly Uint32Array[];
  readonly count: number;
}

function linksOf(pairs: readonly ProbePair[]): Links {
  const numbers = new Map<string, number>();
  const of = pairs.map((pair) =>
    Uint32Array.from(keysOf(pair).slice(1), (key) => {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    }),
  );
  return { of, count: numbers.size };
}

function withoutLinks({ of, count }: Links, foldOfPair: Uint8Array, fold: number): Uint32Array {
  const tested = new Uint8Array(count);
  of.forEach((links, pair) => {
    if (foldOfPair[pair] === fold) for (const link of links) tested[link] = 1;
  });
  return otherFolds(foldOfPair, fold).filter((pair) => of[pair]?.every((link) => tested[link] === 0) ?? true);
}
