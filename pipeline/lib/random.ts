import { hash } from "node:crypto";

/** A seeded source of randomness. The same seed parts give the same draws, on every machine and in every order of work. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** An integer in [0, below). */
  below(limit: number): number;
  /** One of the items; throws on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, each with a chance proportional to its weight; undefined when no weight is positive. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T | undefined;
  /** The items that `weighted` would give one after another, each taken out once given, at most so many. Weights are integers. */
  weightedOrder<T>(items: readonly T[], weight: (item: T) => number, most: number): T[];
  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[];
}

/**
 * Randomness for one purpose on one record, e.g. seededRandom(config.seed, "edit", momentId).
 * Deriving it from the record rather than from a shared stream keeps draws independent of what finished first.
 */
export function seededRandom(...parts: readonly (string | number)[]): Random {
  const next = seededBy(parts.join("\u0000"));
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError("pick needs a non-empty list");
      return item;
    },
    weighted: (items, weight) => pickWeighted(items, weight, next),
    weightedOrder: (items, weight, most) => orderWeighted(items, weight, most, next),
    shuffle: (items) => shuffled(items, below),
  };
}

/** Draws from a seed, which is hashed at the first: many purposes of a record draw nothing. */
function seededBy(seed: string): () => number {
  let draw: (() => number) | undefined;
  return () => {
    if (draw === undefined) {
      const digest = hash("sha256", seed, "buffer");
      const [a, b, c, d] = [0, 4, 8, 12].map((at) => digest.readUInt32LE(at));
      draw = sfc32(a ?? 0, b ?? 0, c ?? 0, d ?? 0);
    }
    return draw();
  };
}

function pickWeighted<T>(
  items: readonly T[],
  weight: (item: T) => number,
  next: () => number,
): T | undefined {
  const total = items.reduce((sum, item) => sum + Math.max(0, weight(item)), 0);
  if (total <= 0) return undefined;
  let remaining = next() * total;
  let last: T | undefined;
  for (const item of items) {
    const share = Math.max(0, weight(item));
    if (share === 0) continue;
    last = item;
    remaining -= share;
    if (remaining < 0) return item;
  }
  return last;
}

function orderWeighted<T>(
  items: readonly T[],
  weight: (item: T) => number,
  most: number,
  next: () => number,
): T[] {
  const left = items
    .map((item) => ({ item, share: Math.max(0, weight(item)) }))
    .filter(({ share }) => share > 0);
  let total = left.reduce((sum, { share }) => sum + share, 0);
  const order: T[] = [];
  while (order.length < most && left.length > 0) {
    let remaining = next() * total;
    const found = left.findIndex(({ share }) => (remaining -= share) < 0);
    for (const { item, share } of left.splice(found, 1)) {
      order.push(item);
      total -= share;
    }
  }
  return order;
}

function shuffled<T>(items: readonly T[], below: (limit: number) => number): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = below(i + 1);
    const [a, b] = [copy[i], copy[j]];
    if (a !== undefined && b !== undefined) [copy[i], copy[j]] = [b, a];
  }
  return copy;
}

/** Chris Doty-Humphrey's sfc32: small, fast, passes PractRand; 128 bits of state from the seed's hash. */
function sfc32(a: number, b: number, c: number, d: number): () => number {
  return () => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
}
