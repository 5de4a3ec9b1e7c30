import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { StoppedError } from "../../pipeline/lib/errors.ts";
import { evenTimes, framesFrom, MOST_JPEG_BYTES, type VideoFrame } from "../../pipeline/lib/video-frames.ts";
import { scratchFolder } from "../support/scratch.ts";
import {
  brightnessOf,
  GREY_STEP,
  makeClip,
  makeEndlessFile,
  makeSound,
  makeUnevenClip,
  NO_CLIPS,
} from "./video-file-clips.ts";

const signal = new AbortController().signal;

/** Times at which the pictures of an uneven clip are shown, seconds. */
const SHOWN = [0, 0.2, 1.7, 1.74, 1.78, 3.1, 6.2, 6.9, 7, 9.45, 12, 12.5];

async function framesOf(file: string, times: readonly number[], side = 512): Promise<readonly VideoFrame[]> {
  const taken = await framesFrom(file, times, { side, signal });
  if ("unreadable" in taken) throw new Error(taken.unreadable);
  return taken.frames;
}

async function widthOf(jpeg: Buffer): Promise<[number, number]> {
  for (let at = 2; at < jpeg.length;) {
    const marker = jpeg.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc3) return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)];
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  throw new Error("no JPEG");
}

test("even times are the middles of equal parts", () => {
  expect(evenTimes(0, 8, 4)).toEqual([1, 3, 5, 7]);
  expect(evenTimes(10, 12, 1)).toEqual([11]);
});

describe.skipIf(NO_CLIPS)(`frames of a video${NO_CLIPS ? ` (skipped: ${NO_CLIPS})` : ""}`, () => {
  test.each([
    ["uneven.mp4", 0],
    ["-late @1:2 %d.mkv", 0],
    ["starts-late.mp4", 2.5],
  ])("of no even rate carry the times at which they are shown: %s", async (name, clockStart) => {
    const file = path.join(await scratchFolder(), name);
    await makeUnevenClip(file, SHOWN, { clockStart });
    const wanted = [0.1, 0.2, 1.0, 1.75, 2, 6.5, 8];
    const frames = await framesOf(file, wanted);
    expect(frames.map(({ time }) => time)).toEqual([0.2, 1.7, 1.78, 3.1, 6.9, 9.45]);
    for (const { time, jpeg } of frames) {
      const picture = (await brightnessOf(jpeg)) / ((GREY_STEP * 255) / 219);
      expect(picture, `the picture shown at ${time} s`).toBeCloseTo(SHOWN.indexOf(time), 0);
    }
  });

  test("are no larger than asked for, upright or lying, and small ones stay as they are", async () => {
    const folder = await scratchFolder();
    for (const [size, expected] of [
      ["320x120", [128, 48]],
      ["120x320", [48, 128]],
      ["64x48", [64, 48]],
    ] as const) {
      const file = path.join(folder, `${size}.mp4`);
      await makeUnevenClip(file, [0, 1], { size });
      const [frame] = await framesOf(file, [0], 128);
      if (frame === undefined) throw new Error("no frame");
      expect(frame.jpeg.length).toBeLessThanOrEqual(MOST_JPEG_BYTES);
      expect(await widthOf(frame.jpeg)).toEqual(expected);
    }
  });

  test("behind the end there are none, and a file that shows one picture for long gives it once", async () => {
    const file = path.join(await scratchFolder(), "still.mp4");
    await makeUnevenClip(file, [0, 5]);
    expect((await framesOf(file, [1, 2, 3, 4, 20])).map(({ time }) => time)).toEqual([5]);
    expect(await framesFrom(file, [20], { side: 64, signal })).toEqual({
      unreadable: "no frame could be read",
    });
  });

  test("a file that is no video has none, and says why without its folder", async () => {
    const folder = await scratchFolder();
    await writeFile(path.join(folder, "page.mp4"), "<html>404</html>");
    await makeSound(path.join(folder, "sound.mp4"));
    for (const name of ["page.mp4", "sound.mp4", "nothing.mp4"]) {
      const taken = await framesFrom(path.join(folder, name), [0], { side: 64, signal });
      expect(taken, name).toEqual({ unreadable: expect.any(String) as string });
      expect(JSON.stringify(taken)).not.toContain(folder);
    }
  });

  test.skipIf(process.platform === "win32")("a file that never ends is given up", async () => {
    const file = path.join(await scratchFolder(), "endless.mp4");
    await makeEndlessFile(file);
    expect(await framesFrom(file, [0], { side: 64, signal, limitMs: 200 })).toEqual({
      unreadable: "ffmpeg did not finish in 0.2 s",
    });
  });

  test("a stop ends the taking", async () => {
    const folder = await scratchFolder();
    await makeClip(path.join(folder, "clip.mp4"), 2);
    const stop = new AbortController();
    stop.abort();
    const taken = framesFrom(path.join(folder, "clip.mp4"), [0], { side: 64, signal: stop.signal });
    await expect(taken).rejects.toThrow(StoppedError);
  });
});
