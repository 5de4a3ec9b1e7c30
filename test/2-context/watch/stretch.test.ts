import { expect, test } from "vitest";
import { stretchOf } from "../../../pipeline/2-context/watch/stretch.ts";

test.each([
  ["a whole video", null, 20, 20.02, { from: 0, to: 20 }],
  ["a file that is shorter than the annotation", null, 20, 18, { from: 0, to: 18 }],
  ["a crop inside its file", [60, 210], 150, 600, { from: 60, to: 210 }],
  ["a crop at the very end", [60, 210], 150, 209.8, { from: 60, to: 209.8 }],
  ["a crop whose own video is shorter", [60, 210], 140, 600, { from: 60, to: 200 }],
  ["a crop that is a file by itself", [60, 210], 150, 150.04, { from: 0, to: 150 }],
  ["the first half minute of a file that is shorter", [0, 30], 26, 26.2, { from: 0, to: 26.2 }],
] as const)("%s", (_, crop, duration, length, expected) => {
  expect(stretchOf({ crop: crop === null ? null : [...crop], duration }, length)).toEqual(expected);
});

test("a file that can be neither is no file of the moment", () => {
  const stretch = stretchOf({ crop: [60, 210], duration: 150 }, 180);
  expect(stretch).toEqual({ unfit: expect.stringContaining("180 s") as string });
});
