import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** An ffmpeg that runs here: the system's, or the one that the development packages bring. */
async function findFfmpeg(): Promise<string | undefined> {
  for (const candidate of ["ffmpeg", await installedFfmpeg()]) {
    if (candidate === undefined) continue;
    try {
      await run(candidate, ["-version"]);
      return candidate;
    } catch {
      continue; // not on the PATH, or not for this machine: the next one may be
    }
  }
  return undefined;
}

async function installedFfmpeg(): Promise<string | undefined> {
  try {
    const { default: installer } = (await import("@ffmpeg-installer/ffmpeg")) as unknown as {
      default: { path: string };
    };
    await access(installer.path);
    return installer.path;
  } catch {
    return undefined; // no build for this platform
  }
}

const ffmpeg = await findFfmpeg();

/** Why tests that need a video cannot run here; undefined where they can. */
export const NO_CLIPS = ffmpeg === undefined ? "no ffmpeg: neither on the PATH nor from npm" : undefined;

/** Makes a black video of so many seconds. The name may be any: it is made absolute. */
export async function makeClip(file: string, seconds: number): Promise<void> {
  if (ffmpeg === undefined) throw new Error(NO_CLIPS);
  const picture = ["-f", "lavfi", "-i", `color=c=black:s=32x32:r=10:d=${seconds}`];
  await run(ffmpeg, ["-v", "error", "-y", ...picture, "-f", "mp4", `file:${path.resolve(file)}`]);
}

/**
 * Makes a video of pictures shown at the given times, seconds: of no even rate. Each is one grey, brighter than the one before
 * by `GREY_STEP`; times are multiples of a hundredth. The first counts as the file's beginning, whatever `clockStart` its container counts from.
 */
export async function makeUnevenClip(
  file: string,
  times: readonly number[],
  { size = "64x48", clockStart = 0 } = {},
): Promise<void> {
  if (ffmpeg === undefined) throw new Error(NO_CLIPS);
  const picture = ["-f", "lavfi", "-i", `color=c=black:s=${size}:r=100:d=${times.length / 100}`];
  const clock = times.map((time, at) => `if(eq(N,${at}),${time},`).join("");
  const filters = [
    `geq=lum='16+${GREY_STEP}*N':cb=128:cr=128`,
    `settb=1/1000,setpts='1000*(${clock}0${")".repeat(times.length)})'`,
  ].join(",");
  const output = [
    "-vsync",
    "0",
    "-c:v",
    "libx264",
    "-g",
    "4",
    "-bf",
    "0",
    "-output_ts_offset",
    String(clockStart),
  ];
  await run(ffmpeg, [
    "-v",
    "error",
    "-y",
    ...picture,
    "-vf",
    filters,
    ...output,
    `file:${path.resolve(file)}`,
  ]);
}

/** Difference of brightness between a picture of an uneven clip and the next. */
export const GREY_STEP = 8;

/** Mean brightness of a JPEG, 0 to 255. */
export async function brightnessOf(jpeg: Buffer): Promise<number> {
  if (ffmpeg === undefined) throw new Error(NO_CLIPS);
  const filter = ["-vf", "scale=1:1", "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1"];
  const done = run(ffmpeg, ["-v", "error", "-f", "mjpeg", "-i", "pipe:0", ...filter], { encoding: "buffer" });
  done.child.stdin?.end(jpeg);
  return (await done).stdout[0] ?? Number.NaN;
}

/** Makes a file that nothing is ever written to: whoever reads it waits. */
export async function makeEndlessFile(file: string): Promise<void> {
  await run("mkfifo", [file]);
}

/** Makes a second of silence in a file that looks like a video's. */
export async function makeSound(file: string): Promise<void> {
  if (ffmpeg === undefined) throw new Error(NO_CLIPS);
  const sound = ["-f", "lavfi", "-i", "anullsrc=r=8000", "-t", "1"];
  await run(ffmpeg, ["-v", "error", "-y", ...sound, "-f", "wav", `file:${path.resolve(file)}`]);
}
