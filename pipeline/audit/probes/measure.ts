import type { Components } from "./components.ts";
import { clusteredShare, type Estimate, logitInterval, UNKNOWN } from "./figures.ts";
import type { Slice } from "./slices.ts";

/** What a probe scored on a part of the pairs. */
export interface Measured {
  readonly slice: Slice;
  /** Share of pairs whose negative scores higher; a tie counts half. */
  readonly accuracy: Estimate;
  /** Area under the ROC curve over single texts. */
  readonly auc: Estimate;
}

/** Scores of all texts (2i original, 2i + 1 negative) under one seed. */
export type Scores = Float64Array;

/**
 * Pairwise accuracy and AUC of a probe, means over seeds, on each slice. Both intervals are cluster-robust over components:
 * accuracy through a design effect, AUC through the variance of its placement values (Obuchowski 1997).
 */
export function measure(
  bySeed: readonly Scores[],
  slices: readonly Slice[],
  components: Components,
): Measured[] {
  const orders = bySeed.map(ascending);
  return slices.map((slice) => ({
    slice,
    accuracy: accuracyOf(bySeed, slice, components),
    auc: areaOf(bySeed, orders, slice, components),
  }));
}

/** 1 when the negative scores higher than its original, half for a tie, else 0. */
function rightness(scores: Scores, pair: number): number {
  const lead = (scores[pair * 2 + 1] ?? 0) - (scores[pair * 2] ?? 0);
  return lead > 0 ? 1 : lead === 0 ? 0.5 : 0;
}

/** Pairwise accuracy on all pairs under one seed. */
export function pairwiseAccuracy(scores: Scores): number {
  if (scores.length === 0) return UNKNOWN.value;
  let sum = 0;
  for (let pair = 0; pair * 2 < scores.length; pair++) sum += rightness(scores, pair);
  return sum / (scores.length / 2);
}

function accuracyOf(bySeed: readonly Scores[], slice: Slice, components: Components): Estimate {
  const sums = new Float64Array(components.sizes.length);
  const sizes = new Float64Array(components.sizes.length);
  for (const pair of slice.pairs) {
    const component = components.of[pair] ?? 0;
    const right = bySeed.reduce((sum, scores) => sum + rightness(scores, pair), 0) / bySeed.length;
    sums[component] = (sums[component] ?? 0) + right;
    sizes[component] = (sizes[component] ?? 0) + 1;
  }
  return clusteredShare(sums, sizes);
}

function ascending(scores: Scores): Uint32Array {
  return Uint32Array.from(scores.keys()).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
}

function areaOf(
  bySeed: readonly Scores[],
  orders: readonly Uint32Array[],
  slice: Slice,
  components: Components,
): Estimate {
  if (slice.pairs.length === 0) return UNKNOWN;
  const inSlice = new Uint8Array((bySeed[0]?.length ?? 0) / 2);
  for (const pair of slice.pairs) inSlice[pair] = 1;
  const influence = new Float64Array(components.sizes.length);
  let area = 0;
  bySeed.forEach((scores, seed) => {
    const placements = placementsOf(scores, orders[seed] ?? new Uint32Array(), inSlice, slice.pairs.length);
    const mean =
      slice.pairs.reduce((sum, pair) => sum + (placements[pair * 2 + 1] ?? 0), 0) / slice.pairs.length;
    area += mean / bySeed.length;
    for (const pair of slice.pairs) {
      const component = components.of[pair] ?? 0;
      const own = (placements[pair * 2] ?? 0) + (placements[pair * 2 + 1] ?? 0) - 2 * mean;
      influence[component] = (influence[component] ?? 0) + own / slice.pairs.length / bySeed.length;
    }
  });
  return logitInterval(area, clusterVariance(influence, slice, components));
}

/**
 * Placement values: for a negative the share of the slice's originals that score lower, for an original the share of its
 * negatives that score higher; ties count half.
 */
function placementsOf(scores: Scores, order: Uint32Array, inSlice: Uint8Array, pairs: number): Float64Array {
  const placements = new Float64Array(scores.length);
  const below = [0, 0];
  const members = order.filter((text) => inSlice[text >> 1] === 1);
  for (let from = 0; from < members.length;) {
    const value = scores[members[from] ?? 0];
    let to = from;
    const tied = [0, 0];
    while (to < members.length && scores[members[to] ?? 0] === value) {
      const side = (members[to] ?? 0) & 1;
      tied[side] = (tied[side] ?? 0) + 1;
      to += 1;
    }
    const originalsBelow = (below[0] ?? 0) + (tied[0] ?? 0) / 2;
    const negativesAbove = pairs - (below[1] ?? 0) - (tied[1] ?? 0) / 2;
    for (let at = from; at < to; at++) {
      const text = members[at] ?? 0;
      placements[text] = ((text & 1) === 1 ? originalsBelow : negativesAbove) / pairs;
    }
    below[0] = (below[0] ?? 0) + (tied[0] ?? 0);
    below[1] = (below[1] ?? 0) + (tied[1] ?? 0);
    from = to;
  }
  return placements;
}

function clusterVariance(influence: Float64Array, slice: Slice, components: Components): number {
  const clusters = new Set(Array.from(slice.pairs, (pair) => components.of[pair] ?? 0)).size;
  if (clusters < 2) return Infinity;
  return (influence.reduce((sum, value) => sum + value ** 2, 0) * clusters) / (clusters - 1);
}
