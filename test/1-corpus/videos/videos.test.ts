import { mkdir, readFile, rename, symlink, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { corpusStage } from "../../../pipeline/1-corpus/corpus.ts";
import { DEFAULTS } from "../../../pipeline/config.ts";
import { OperatorError } from "../../../pipeline/lib/errors.ts";
import { silentReporter } from "../../../pipeline/lib/progress.ts";
import { runStage } from "../../../pipeline/run.ts";
import type { StageManifest } from "../../../schemas/manifest.ts";
import { type Moment, moment } from "../../../schemas/moment.ts";
import { makeClip, NO_CLIPS } from "../../lib/video-file-clips.ts";
import { scratchFolder } from "../../support/scratch.ts";

interface Reading {
  readonly manifest: StageManifest;
  readonly moments: readonly Moment[];
  readonly warnings: readonly string[];
  readonly how: string;
}

/** A folder with a clip of 2.4 s under names as corpora have them, and an annotation file beside it. */
async function prepare(annotation: string): Promise<{ run: string; videos: string; file: string }> {
  const folder = await scratchFolder();
  const videos = path.join(folder, "my videos");
  await mkdir(path.join(videos, "train"), { recursive: true });
  await makeClip(path.join(videos, "-dash.mp4"), 2.4);
  const clip = await readFile(path.join(videos, "-dash.mp4"));
  for (const name of ["a:b.mkv", "per%d cent.mp4", "1@N1_2.mp4", "train/deep.mp4"])
    await writeFile(path.join(videos, name), clip);
  await symlink(path.join(videos, "-dash.mp4"), path.join(videos, "link.mp4"));
  await writeFile(path.join(videos, "broken.mp4"), "not a video");
  await writeFile(path.join(videos, "subtitles.srt"), "not a video either");
  const file = path.join(folder, "a.txt");
  await writeFile(file, annotation);
  return { run: path.join(folder, "run"), videos, file };
}

const MAPPING = `
container: { format: lines, pattern: '^(?<video>[^|]+)\\|(?<start>\\S+) (?<end>\\S+)\\|(?<duration>\\S*)\\|(?<query>.*)$' }
video: video
query: query
start: start
end: end
duration: { path: duration, match: '^\\S+$' }
`;

async function read(
  run: string,
  videos: string,
  file: string,
  limit: number | null = null,
): Promise<Reading> {
  const mapping = path.join(path.dirname(file), "m.yaml");
  await writeFile(mapping, MAPPING);
  const warnings: string[] = [];
  let how = "";
  const manifest = await runStage(corpusStage, {
    config: {
      ...DEFAULTS,
      run,
      limit,
      corpora: [{ name: "mine", files: [file], mapping }],
      ingest: { ...DEFAULTS.ingest, videos },
    },
    reporter: {
      ...silentReporter,
      warned: (name, message) => warnings.push(`${name}: ${message}`),
      stageFinished: (_, state) => (how = state),
    },
    signal: new AbortController().signal,
    clock: () => performance.now(),
    engine: () => Promise.reject(new Error("this stage asks nothing")),
  });
  const text = await readFile(path.join(run, "1-corpus", "records.ndjson"), "utf8");
  const moments = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => moment.parse(JSON.parse(line)));
  return { manifest, moments, warnings, how };
}

const cachedIn = (run: string): Promise<string> =>
  readFile(path.join(run, "1-corpus", "video-durations.ndjson"), "utf8");

describe.skipIf(NO_CLIPS)(
  `durations from a folder of videos${NO_CLIPS ? ` (skipped: ${NO_CLIPS})` : ""}`,
  () => {
    test("fill in what the annotation leaves out, whatever the videos are called", async () => {
      const ids = ["-dash", "a:b", "per%d cent", "1@N1_2.mov", "deep", "train/deep.mp4", "link"];
      const { run, videos, file } = await prepare(ids.map((id) => `${id}|0 1||a dog runs\n`).join(""));
      const { moments, manifest } = await read(run, videos, file);
      expect(moments.map(({ video, duration, durationOrigin }) => [video, duration, durationOrigin])).toEqual(
        ids.map((id) => [id, 2.4, "ffprobe"]),
      );
      expect(manifest.counts.rejected).toBe(0);
      expect(JSON.stringify(manifest)).not.toContain("my videos");
    });

    test("count files that are absent or no videos, and go on", async () => {
      const lines = [
        "gone|0 1||a dog runs",
        "broken|0 1||a cat runs",
        "gone|0 1|9|a cow runs",
        "subtitles|0 1||x",
      ];
      const { run, videos, file } = await prepare(["link|0 1||a man runs", ...lines].join("\n"));
      const { manifest, moments, warnings } = await read(run, videos, file);
      expect(manifest.rejectedBy).toEqual({ "missing-duration": 3 });
      expect(manifest.tallies).toMatchObject({ "video-absent": 3, "video-unreadable": 1 });
      expect(moments.map(({ video }) => video)).toEqual(["link", "gone"]);
      expect(warnings.filter((warning) => warning.startsWith("video-unreadable"))).toHaveLength(1);
    });

    test("are compared with the annotation's, which stays, and the largest difference is told", async () => {
      const lines = ["link|0 1|2.6|a man runs", "deep|0 1|4|a dog runs", "a:b|0 1|12.4|a cat runs"];
      const { run, videos, file } = await prepare(lines.join("\n"));
      const { manifest, moments, warnings } = await read(run, videos, file);
      expect(moments.map(({ duration, durationOrigin }) => [duration, durationOrigin])).toEqual([
        [2.6, "annotation"],
        [4, "annotation"],
        [12.4, "annotation"],
      ]);
      expect(manifest.tallies["duration-disagrees"]).toBe(2);
      expect(warnings).toEqual([expect.stringMatching(/mine: in 2 rows .* at most by 10 s \(a:b\)/u)]);
    });

    test("are asked for once a file, and again when the file changes", async () => {
      const { run, videos, file } = await prepare(
        "link|0 1||a man runs\nlink|1 2||a man sits\ndeep|0 1||a dog",
      );
      await read(run, videos, file);
      const first = await cachedIn(run);
      expect(first.trim().split("\n")).toHaveLength(2);
      expect((await read(run, videos, file)).how).toBe("up-to-date");

      await makeClip(path.join(videos, "train", "deep.mp4"), 3.5);
      const again = await read(run, videos, file);
      expect(again.how).toBe("ran");
      expect(again.moments.map(({ duration }) => duration)).toEqual([2.4, 2.4, 3.5]);
      const second = await cachedIn(run);
      expect(second.startsWith(first)).toBe(true);
      expect(second.trim().split("\n")).toHaveLength(3);
    });

    test("are taken from what an earlier run kept, down to its last whole line", async () => {
      const { run, videos, file } = await prepare("link|0 1||a man runs\ndeep|0 1||a dog runs");
      await read(run, videos, file);
      const cache = path.join(run, "1-corpus", "video-durations.ndjson");
      const [kept = "", cut = ""] = (await cachedIn(run)).trim().split("\n");
      const changed = JSON.stringify({ ...(JSON.parse(kept) as object), seconds: 7.7 });
      await writeFile(cache, `${changed}\n${cut.slice(0, 20)}`);
      await utimes(path.join(videos, "broken.mp4"), 1, 1); // something else in the folder changed: the stage runs again
      const { moments } = await read(run, videos, file);
      expect(moments.map(({ duration }) => duration).sort()).toEqual([2.4, 7.7]);
      expect((await cachedIn(run)).trim().split("\n")).toHaveLength(2);
    });

    test("come from the first of several files of one name, and that is said", async () => {
      const { run, videos, file } = await prepare("deep|0 1||a dog runs\ntrain/deep|0 1||a dog sits");
      await mkdir(path.join(videos, "test"));
      await makeClip(path.join(videos, "test", "deep.mp4"), 5);
      const { moments, warnings } = await read(run, videos, file);
      expect(moments.map(({ duration }) => duration)).toEqual([5, 2.4]);
      expect(warnings).toEqual([expect.stringContaining("test/deep.mp4 and train/deep.mp4 have one name")]);
    });

    test("are asked for only as far as a limit lets the stage read", async () => {
      const { run, videos, file } = await prepare(
        "link|0 1||a man runs\n".concat("broken|0 1||a dog\n".repeat(200)),
      );
      const { moments, manifest } = await read(run, videos, file, 1);
      expect(moments).toHaveLength(1);
      expect(manifest.counts.in).toBe(1);
    });

    test("are found behind links to other folders, which may lead back to where they are", async () => {
      const { run, videos, file } = await prepare("other|0 1||a dog runs\ndeep|0 1||a dog sits");
      const elsewhere = path.join(path.dirname(videos), "elsewhere");
      await mkdir(elsewhere);
      await makeClip(path.join(elsewhere, "other.mp4"), 1.6);
      await symlink(elsewhere, path.join(videos, "linked"));
      await symlink(elsewhere, path.join(videos, "linked again"));
      await symlink(videos, path.join(elsewhere, "back"));
      await symlink(path.dirname(videos), path.join(videos, "up"));
      await symlink(path.join(videos, "gone"), path.join(videos, "nowhere"));
      const { moments, warnings } = await read(run, videos, file);
      expect(moments.map(({ duration }) => duration)).toEqual([1.6, 2.4]);
      expect(warnings.filter((warning) => warning.includes("deep"))).toEqual([]);
    });

    test("of a folder that is not there are an error of the operator's", async () => {
      const { run, videos, file } = await prepare("link|0 1|9|a man runs");
      await expect(read(run, `${videos}-not`, file)).rejects.toThrow(OperatorError);
      await expect(read(run, file, file)).rejects.toThrow("it is no folder");
    });

    test("do not depend on where the folder lies", async () => {
      const { run, videos, file } = await prepare("deep|0 1||a man runs");
      const first = await read(run, videos, file);
      const moved = path.join(path.dirname(videos), "elsewhere");
      await rename(videos, moved);
      const second = await read(run, moved, file);
      expect(second.moments).toEqual(first.moments);
      expect(second.manifest.settings).toEqual(first.manifest.settings);
    });
  },
);
