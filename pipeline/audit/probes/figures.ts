/** A share or area between 0 and 1 with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What is known of a share that nobody could measure. */
export const UNKNOWN: Estimate = { value: 0.5, low: 0, high: 1 };

const Z = 1.959964;

/**
 * Wilson interval of a mean of values between 0 and 1 on the effective sample size: n divided by the design effect, which is the
 * cluster-robust variance over the variance that independent values would have. Pairs of one component are not independent.
 *
 * @param sums sum of the values in each cluster
 * @param sizes values in each cluster; clusters of size 0 do not count
 */
export function clusteredShare(sums: Float64Array, sizes: Float64Array): Estimate {
  let [total, n, clusters] = [0, 0, 0];
  sizes.forEach((size, cluster) => {
    if (size === 0) return;
    total += sums[cluster] ?? 0;
    n += size;
    clusters += 1;
  });
  if (n === 0) return UNKNOWN;
  const share = total / n;
  let squares = 0;
  sizes.forEach((size, cluster) => {
    if (size > 0) squares += ((sums[cluster] ?? 0) - share * size) ** 2;
  });
  const independent = (share * (1 - share)) / n;
  const robust = clusters > 1 ? (squares * clusters) / (clusters - 1) / n ** 2 : Infinity;
  const effect = independent === 0 ? n / clusters : Math.max(1, robust / independent);
  return wilson(share, n / effect);
}

/** Wilson score interval of a share seen in `n` independent trials. */
export function wilson(share: number, n: number): Estimate {
  if (!(n > 0)) return { value: share, low: 0, high: 1 };
  const centre = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return { value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** 95 % interval of an area under the ROC curve from its variance, on the logit scale so that it stays within 0 and 1. */
export function logitInterval(area: number, variance: number): Estimate {
  if (!Number.isFinite(variance)) return { value: area, low: 0, high: 1 };
  if (area <= 0 || area >= 1) return { value: area, low: area, high: area };
  const logit = Math.log(area / (1 - area));
  const half = (Z * Math.sqrt(variance)) / (area * (1 - area));
  return { value: area, low: unlogit(logit - half), high: unlogit(logit + half) };
}

function unlogit(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
