import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDefect } from "../../pipeline/1-corpus/source.ts";
import { fitWindows } from "../../pipeline/1-corpus/windows.ts";

const LIMITS = { toleranceSeconds: 0.05, clampSeconds: 3 };

type Pair = readonly [number, number];

describe("fitWindows", () => {
  test.each<[string, Pair[], number, Pair[], string[]]>([
    ["keeps a window inside the video", [[2, 5]], 30, [[2, 5]], []],
    ["keeps one that fills the video", [[0, 30]], 30, [[0, 30]], []],
    [
      "rounds an overshoot within the tolerance",
      [[0, 70.29]],
      70.28999999999999,
      [[0, 70.28999999999999]],
      ["end-rounded"],
    ],
    [
      "takes 0.05 as within 0.05 in spite of binary fractions",
      [[0, 30.87]],
      30.82,
      [[0, 30.82]],
      ["end-rounded"],
    ],
    ["clamps a larger overshoot", [[0, 31.5]], 30, [[0, 30]], ["end-clamped"]],
    ["clamps the largest overshoot allowed", [[0, 33]], 30, [[0, 30]], ["end-clamped"]],
    ["clamps a start just before the video", [[-0.1, 4]], 30, [[0, 4]], ["start-clamped"]],
    ["rounds a start within the tolerance", [[-0.04, 4]], 30, [[0, 4]], ["start-rounded"]],
    ["names both ends", [[-0.1, 31]], 30, [[0, 30]], ["start-clamped", "end-clamped"]],
    [
      "sorts several windows",
      [
        [10, 12],
        [2, 4],
      ],
      30,
      [
        [2, 4],
        [10, 12],
      ],
      [],
    ],
    [
      "leaves windows that touch apart",
      [
        [2, 4],
        [4, 6],
      ],
      30,
      [
        [2, 4],
        [4, 6],
      ],
      [],
    ],
    [
      "puts overlapping windows together",
      [
        [2, 5],
        [4, 6],
      ],
      30,
      [[2, 6]],
      ["windows-merged"],
    ],
    [
      "puts equal windows together",
      [
        [2, 5],
        [2, 5],
      ],
      30,
      [[2, 5]],
      ["windows-merged"],
    ],
  ])("%s", (_, windows, duration, expected, adjustments) => {
    const fitted = fitWindows(windows, duration, LIMITS);
    if (isDefect(fitted)) throw new Error(fitted.message);
    expect(fitted.windows).toEqual(expected);
    expect(fitted.adjustments.map(({ name }) => name)).toEqual(adjustments);
  });

  test.each<[string, Pair[], string]>([
    ["no window", [], "no-window"],
    ["a reversed window, never swapped", [[8, 7]], "reversed-window"],
    ["a reversed window behind the end, as reversed", [[38, 13]], "reversed-window"],
    ["a window without length", [[7, 7]], "empty-window"],
    ["a start at the end", [[30, 31]], "start-beyond-duration"],
    ["a start behind the end", [[40, 41]], "start-beyond-duration"],
    ["an end too far behind", [[0, 33.01]], "end-beyond-duration"],
    ["a start too far before", [[-3.01, 5]], "negative-start"],
    ["a window wholly before the video", [[-2, -1]], "negative-start"],
    ["the sentinel [-1, -1]", [[-1, -1]], "no-window"],
    ["the sentinel [0, 0]", [[0, 0]], "no-window"],
    ["not a number", [[Number.NaN, 5]], "non-finite-time"],
    ["infinity", [[0, Infinity]], "non-finite-time"],
    [
      "one bad window among good ones",
      [
        [1, 2],
        [5, 4],
      ],
      "reversed-window",
    ],
  ])("rejects %s", (_, windows, reason) => {
    expect(fitWindows(windows, 30, LIMITS)).toMatchObject({ reason });
  });

  test("whatever the numbers, windows that pass are sorted, disjoint and inside the video", () => {
    const time = fc.oneof(fc.double(), fc.double({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(time, time), { maxLength: 6 }),
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        (windows, duration) => {
          const fitted = fitWindows(windows, duration, LIMITS);
          if (isDefect(fitted)) return;
          let last = 0;
          for (const [start, end] of fitted.windows) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(duration);
        },
      ),
    );
  });
});
