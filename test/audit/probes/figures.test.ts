import { describe, expect, test } from "vitest";
import { clusteredShare, wilson } from "../../../pipeline/audit/probes/figures.ts";
import { measure } from "../../../pipeline/audit/probes/measure.ts";
import { seededRandom } from "../../../pipeline/lib/random.ts";

describe("intervals", () => {
  test("Wilson agrees with published values", () => {
    const { low, high } = wilson(0.5, 100);
    expect(low).toBeCloseTo(0.4038, 3);
    expect(high).toBeCloseTo(0.5962, 3);
    expect(wilson(1, 10).low).toBeCloseTo(0.7225, 3);
    expect(wilson(0.5, 0)).toEqual({ value: 0.5, low: 0, high: 1 });
  });

  test("clusters that agree within themselves widen the interval", () => {
    const single = clusteredShare(
      Float64Array.from({ length: 400 }, (_, i) => i % 2),
      new Float64Array(400).fill(1),
    );
    const fours = clusteredShare(
      Float64Array.from({ length: 100 }, (_, i) => (i % 2) * 4),
      new Float64Array(100).fill(4),
    );
    expect(single.value).toBe(fours.value);
    expect(fours.high - fours.low).toBeCloseTo(2 * (single.high - single.low), 1);
  });

  test("the intervals cover the truth about as often as they say, clusters included", () => {
    const random = seededRandom("coverage");
    let covered = 0;
    for (let trial = 0; trial < 300; trial++) {
      const sums = new Float64Array(60);
      const sizes = new Float64Array(60).fill(5);
      for (let cluster = 0; cluster < 60; cluster++) {
        const rate = random.next();
        for (let item = 0; item < 5; item++)
          sums[cluster] = (sums[cluster] ?? 0) + (random.next() < rate ? 1 : 0);
      }
      const { low, high } = clusteredShare(sums, sizes);
      if (low <= 0.5 && 0.5 <= high) covered += 1;
    }
    expect(covered / 300).toBeGreaterThan(0.91);
    expect(covered / 300).toBeLessThan(0.99);
  });
});

describe("measure", () => {
  const components = { of: Uint32Array.from([0, 1, 2, 3]), sizes: Uint32Array.from([1, 1, 1, 1]) };
  const slice = { by: "all" as const, name: "all", pairs: Uint32Array.from([0, 1, 2, 3]) };

  test("counts pairs, ties half, and ranks all texts", () => {
    const scores = Float64Array.from([1, 2, 3, 3, 5, 4, 0, 6]);
    const [figures] = measure([scores], [slice], components);
    expect(figures?.accuracy.value).toBe(2.5 / 4);
    // originals 1 3 5 0, negatives 2 3 4 6: by hand 2 + 2.5 + 3 + 4 of 16
    expect(figures?.auc.value).toBeCloseTo(11.5 / 16, 10);
  });

  test("is chance for a probe that says the same of everything", () => {
    const [figures] = measure([new Float64Array(8)], [slice], components);
    expect(figures?.accuracy.value).toBe(0.5);
    expect(figures?.auc.value).toBe(0.5);
  });
});
