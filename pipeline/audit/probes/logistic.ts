import type { Random } from "../../lib/random.ts";
import type { SparseRows } from "./sparse.ts";

/** How hard a logistic regression is trained. */
export interface LogisticSettings {
  /** Inverse strength of the L2 penalty, as `C` in scikit-learn. */
  readonly cost: number;
  /** Passes over the rows, at most. */
  readonly passes: number;
  /** Training stops once no dual variable moved its logit by more than this in a pass. */
  readonly tolerance: number;
}

/** Settings of the logistic regressions; cost as in LIBLINEAR. */
export const LOGISTIC: LogisticSettings = { cost: 4, passes: 8, tolerance: 0.05 };

/**
 * L2-regularised logistic regression by coordinate ascent on the dual (Yu, Huang, Lin 2011).
 * Each row has one dual variable a = cost · σ(t) in (0, cost). Written in t, its optimality condition
 * g(t) = t + y·w·x + |x|² (a(t) - a_old) is increasing with slope at least 1, so that Newton's steps are safe.
 *
 * @param train rows to learn from
 * @param positive whether a row is of the positive class
 * @param turn awaited once a pass, so that signals are heard
 * @returns weights, one per column
 */
export async function fitLogistic(
  rows: SparseRows,
  train: Uint32Array,
  positive: (row: number) => boolean,
  random: Random,
  turn: () => Promise<unknown>,
  settings: LogisticSettings = LOGISTIC,
): Promise<Float64Array> {
  const weights = new Float64Array(rows.width);
  const logits = new Float64Array(train.length).fill(Math.log(0.01 / 0.99));
  const norms = Float64Array.from(train, (row) => squaredNorm(rows, row));
  const order = Uint32Array.from(train.keys());
  train.forEach((row, at) => {
    addRow(rows, row, weights, settings.cost * sigmoid(logits[at] ?? 0) * (positive(row) ? 1 : -1));
  });
  for (let pass = 0; pass < settings.passes; pass++) {
    shuffleInPlace(order, random);
    let moved = 0;
    for (const at of order) {
      const row = train[at] ?? 0;
      const sign = positive(row) ? 1 : -1;
      const before = logits[at] ?? 0;
      const margin = sign * score(rows, row, weights);
      const after = optimalLogit(before, margin, norms[at] ?? 0, settings.cost);
      logits[at] = after;
      moved = Math.max(moved, Math.abs(after - before));
      addRow(rows, row, weights, sign * settings.cost * (sigmoid(after) - sigmoid(before)));
    }
    await turn();
    if (moved < settings.tolerance) break;
  }
  return weights;
}

/** Decision value of a row: positive for the positive class. */
export function score(rows: SparseRows, row: number, weights: Float64Array): number {
  let sum = 0;
  const end = rows.starts[row + 1] ?? 0;
  for (let at = rows.starts[row] ?? 0; at < end; at++) {
    sum += (rows.values[at] ?? 0) * (weights[rows.columns[at] ?? 0] ?? 0);
  }
  return sum;
}

function optimalLogit(start: number, margin: number, norm: number, cost: number): number {
  const old = cost * sigmoid(start);
  let logit = start;
  for (let step = 0; step < 8; step++) {
    const share = sigmoid(logit);
    const slope = 1 + norm * cost * share * (1 - share);
    const move = (logit + margin + norm * (cost * share - old)) / slope;
    logit -= move;
    if (Math.abs(move) < 1e-3) break;
  }
  return logit;
}

function addRow(rows: SparseRows, row: number, weights: Float64Array, factor: number): void {
  const end = rows.starts[row + 1] ?? 0;
  for (let at = rows.starts[row] ?? 0; at < end; at++) {
    const column = rows.columns[at] ?? 0;
    weights[column] = (weights[column] ?? 0) + factor * (rows.values[at] ?? 0);
  }
}

function squaredNorm(rows: SparseRows, row: number): number {
  let sum = 0;
  const end = rows.starts[row + 1] ?? 0;
  for (let at = rows.starts[row] ?? 0; at < end; at++) sum += (rows.values[at] ?? 0) ** 2;
  return sum;
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function shuffleInPlace(items: Uint32Array, random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const held = items[i] ?? 0;
    items[i] = items[j] ?? 0;
    items[j] = held;
  }
}
