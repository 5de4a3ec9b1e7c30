const Z = 1.959964;

/**
 * Records to read so that a share is known within a margin, 95 % confidence, worst case (share one half), with the correction
 * for a finite population.
 *
 * @param margin half width of the interval, e.g. 0.05
 */
export function sampleSize(population: number, margin: number): number {
  if (population <= 0) return 0;
  const infinite = (Z ** 2 * 0.25) / margin ** 2;
  return Math.min(population, Math.ceil(infinite / (1 + (infinite - 1) / population)));
}

/**
 * Deals a sample over strata in proportion to their sizes, by largest remainders; every stratum gets at least
 * one, so that with many small strata the sum may exceed the size by their number.
 */
export function dealSample(strata: ReadonlyMap<string, number>, size: number): Map<string, number> {
  const population = [...strata.values()].reduce((sum, count) => sum + count, 0);
  const shares = Array.from(strata, ([name, count]) => {
    const exact = population === 0 ? 0 : (count / population) * Math.min(size, population);
    const whole = Math.min(count, Math.max(count > 0 ? 1 : 0, Math.floor(exact)));
    return { name, count, whole, rest: exact - Math.floor(exact) };
  });
  let left = Math.min(size, population) - shares.reduce((sum, { whole }) => sum + whole, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest || (a.name < b.name ? -1 : 1))) {
    if (left <= 0) break;
    if (share.whole >= share.count) continue;
    share.whole += 1;
    left -= 1;
  }
  return new Map(shares.map(({ name, whole }) => [name, whole]));
}
