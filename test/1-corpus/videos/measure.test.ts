import { describe, expect, test } from "vitest";
import type { RowFields } from "../../../pipeline/1-corpus/source.ts";
import { measure } from "../../../pipeline/1-corpus/videos/measure.ts";

const ROW: RowFields = {
  video: "v",
  parentVideo: "c:v",
  crop: null,
  officialSplit: null,
  query: "a dog runs",
  windows: [[5, 10]],
  duration: 20,
  durationOrigin: "annotation",
  companions: [],
};

describe("a video as a whole", () => {
  test("without a duration takes the file's", () => {
    const { fields, difference } = measure({ ...ROW, duration: null }, 19.5);
    expect(fields).toMatchObject({ duration: 19.5, durationOrigin: "ffprobe" });
    expect(difference).toBe(0);
  });

  test("turns fractions of it into seconds", () => {
    const row: RowFields = { ...ROW, duration: null, inFractions: true, windows: [[0.25, 1]] };
    expect(measure(row, 8).fields).toMatchObject({ windows: [[2, 8]], duration: 8 });
  });

  test("with one keeps it, however far it is from the file's", () => {
    expect(measure(ROW, 12.5)).toEqual({ fields: ROW, difference: 7.5 });
    expect(measure(ROW, 20)).toEqual({ fields: ROW, difference: 0 });
  });
});

describe("a crop", () => {
  const first30: RowFields = {
    ...ROW,
    crop: [0, 30],
    duration: 30,
    durationOfCrop: true,
    windows: [[25, 30]],
  };

  test("of no length of its own ends with the video, and so do windows that reach its end", () => {
    const { fields } = measure(first30, 26.2);
    expect(fields).toMatchObject({
      duration: 26.2,
      durationOrigin: "ffprobe",
      windows: [[25, 26.2]],
      crop: [0, 30],
    });
    expect(fields.adjustments?.map(({ name }) => name)).toEqual(["end-at-video-end"]);
  });

  test("leaves windows alone that lie inside, or wholly behind the video's end", () => {
    expect(measure({ ...first30, windows: [[5, 10]] }, 26).fields.windows).toEqual([[5, 10]]);
    expect(measure(first30, 24).fields.windows).toEqual([[25, 30]]);
  });

  test.each([
    ["a longer file holds it", [60, 210], 600, 0],
    ["the file is the crop by itself", [60, 210], 150.04, 0.04],
    ["the file ends inside it", [60, 210], 200, 10],
    ["the file is a little shorter than the crop by itself", [60, 210], 148, 2],
  ] as const)("%s", (_, [from, to], length, difference) => {
    const row: RowFields = { ...ROW, crop: [from, to], duration: to - from };
    const measured = measure(row, length);
    expect(measured.fields).toBe(row);
    expect(measured.difference).toBeCloseTo(difference, 6);
  });
});
