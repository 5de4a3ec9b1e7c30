import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { probeLength, withoutVideoExtension } from "../../pipeline/lib/video-file.ts";
import { scratchFolder } from "../support/scratch.ts";
import { makeClip, makeEndlessFile, makeSound, NO_CLIPS } from "./video-file-clips.ts";

describe.skipIf(NO_CLIPS)(`length of a video file${NO_CLIPS ? ` (skipped: ${NO_CLIPS})` : ""}`, () => {
  test.each([
    "-rf.mp4",
    "a:b.mp4",
    "file:x.mp4",
    "12@N00_3.mov.mp4",
    "100%d.mp4",
    "two  blanks .mp4",
    "Ünï.mp4",
  ])("of %s", async (name) => {
    const file = path.join(await scratchFolder(), name);
    await makeClip(file, 2.4);
    expect(await probeLength(file)).toEqual({ seconds: 2.4 });
  });

  test("a file that is no video has none, and says why without its folder", async () => {
    const folder = await scratchFolder();
    await writeFile(path.join(folder, "page.mp4"), "<html>404</html>");
    await writeFile(path.join(folder, "empty.mp4"), "");
    await mkdir(path.join(folder, "folder.mp4"));
    await makeSound(path.join(folder, "sound.mp4"));
    for (const name of ["page.mp4", "empty.mp4", "folder.mp4", "sound.mp4", "nothing.mp4"]) {
      const found = await probeLength(path.join(folder, name));
      expect(found, name).toEqual({ unreadable: expect.any(String) as string });
      expect(JSON.stringify(found)).not.toContain(folder);
    }
    expect(await probeLength(path.join(folder, "sound.mp4"))).toEqual({
      unreadable: "the file holds no video",
    });
  });

  test("a file that was cut short is told apart from a whole one", async () => {
    const folder = await scratchFolder();
    await makeClip(path.join(folder, "whole.mp4"), 1);
    const bytes = await readFile(path.join(folder, "whole.mp4"));
    await writeFile(path.join(folder, "cut.mp4"), bytes.subarray(0, bytes.length / 2));
    expect(await probeLength(path.join(folder, "cut.mp4"))).toHaveProperty("unreadable");
  });

  test.skipIf(process.platform === "win32")("a file that never ends is given up", async () => {
    const file = path.join(await scratchFolder(), "endless.mp4");
    await makeEndlessFile(file);
    expect(await probeLength(file, 200)).toEqual({ unreadable: "ffprobe did not finish in 0.2 s" });
  });
});

test.each([
  ["a.mp4", "a"],
  ["a.MKV", "a"],
  ["v_x.y", "v_x.y"],
  ["abc_0.0_150.0", "abc_0.0_150.0"],
  ["12@N02_34.mov", "12@N02_34"],
])("%s without a video's extension is %s", (name, stem) => expect(withoutVideoExtension(name)).toBe(stem));
