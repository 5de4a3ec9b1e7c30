import { describe, expect, it } from "vitest";
import { progressLine } from "../../pipeline/log.ts";

describe("progressLine", () => {
  it.each([
    [50, 200, 10, true, "negatives: [######..................] 25% of 200, 10/s, 15 s left"],
    [50, 200, 10, false, "negatives: 25% of 200, 10/s, 15 s left"],
    [1, 10_000, 0.5, false, "negatives: 0% of 10,000, 0.5/s, 5.6 h left"],
    [1500, undefined, 1234, false, "negatives: 1,500 done, 1,234/s"],
    [0, 100, 0, false, "negatives: 0% of 100, 0.0/s"],
  ])("%d of %s at %d/s", (done, total, rate, bar, line) => {
    expect(progressLine("negatives", done, total, rate, bar)).toBe(line);
  });
});
