import { describe, expect, test } from "vitest";
import { parseMapping } from "../../../pipeline/1-corpus/mapping/load.ts";
import { clockSeconds } from "../../../pipeline/1-corpus/mapping/times.ts";
import { compileWindows } from "../../../pipeline/1-corpus/mapping/windows.ts";

/** Windows that a mapping finds in a record of a 100-second video. */
function windowsOf(yaml: string, record: unknown): unknown {
  const mapping = parseMapping(`container: { format: jsonl }\nvideo: v\nquery: q\n${yaml}`, "test.yaml");
  return compileWindows(mapping)({ record, names: {} }, 100, null).windows;
}

describe("windows by unit and way of writing", () => {
  test.each<[string, string, unknown, unknown]>([
    ["a pair", "window: w", { w: [1, 2.5] }, [[1, 2.5]]],
    ["a dictionary", "window: w", { w: { start: 1, end: 2 } }, [[1, 2]]],
    ["a text", "window: w", { w: "9.94-45.5" }, [[9.94, 45.5]]],
    ["a text with to", "window: w", { w: "1 to 2" }, [[1, 2]]],
    ["a text with a negative start", "window: w", { w: "-1-2" }, [[-1, 2]]],
    ["an empty list, which is no window", "window: w", { w: [] }, []],
    ["nothing", "window: w", {}, []],
    ["three numbers, which are no window", "window: w", { w: [1, 2, 3] }, [[NaN, NaN]]],
    ["a number, which is no window", "window: w", { w: 4 }, [[NaN, NaN]]],
    [
      "a list of pairs",
      "windows: w",
      {
        w: [
          [1, 2],
          [3, 4],
        ],
      },
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["a start and an end", "start: s\nend: e", { s: "1.5", e: 2 }, [[1.5, 2]]],
    ["a start without an end", "start: s\nend: e", { s: 1 }, [[1, NaN]]],
    ["milliseconds", "window: w\ntimes: { unit: milliseconds }", { w: [1500, 2000] }, [[1.5, 2]]],
    ["fractions", "window: w\ntimes: { unit: fraction }", { w: [0.1, 0.5] }, [[10, 50]]],
    [
      "fractions as sums leave them",
      "window: w\ntimes: { unit: fraction }",
      { w: [0, 0.1 + 0.2] },
      [[0, 30]],
    ],
    [
      "chunks, the end inclusive",
      "window: w\ntimes: { unit: chunks, chunkSeconds: 5 }",
      { w: [4, 5] },
      [[20, 30]],
    ],
    ["frames at a fixed rate", "window: w\ntimes: { unit: frames, rate: 25 }", { w: [50, 75] }, [[2, 3]]],
    [
      "frames at the record's rate",
      "window: w\ntimes: { unit: frames, rate: fps }",
      { w: [294, 588], fps: 29.4 },
      [[10, 20]],
    ],
    [
      "frames at no rate",
      "window: w\ntimes: { unit: frames, rate: fps }",
      { w: [1, 2], fps: 0 },
      [[NaN, NaN]],
    ],
    [
      "clock times",
      "start: s\nend: e\ntimes: { unit: clock }",
      { s: "00:01:05.250", e: "1:10" },
      [[65.25, 70]],
    ],
    ["clock times in one text", "window: w\ntimes: { unit: clock }", { w: "0:05 - 1:02:03" }, [[5, 3723]]],
  ])("%s", (_, yaml, record, expected) => {
    expect(windowsOf(yaml, record)).toEqual(expected);
  });
});

test.each([
  ["7", 7],
  ["7.5", 7.5],
  ["1:07", 67],
  ["61:07", 3667],
  ["1:01:07,5", 3667.5],
  ["", NaN],
  ["1:2:3:4", NaN],
  ["one", NaN],
  ["-1:00", NaN],
])("clockSeconds(%j) is %d", (text, seconds) => expect(clockSeconds(text)).toBe(seconds));
