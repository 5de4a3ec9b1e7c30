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

/** Makes a second of silence in a file that looks like a video's. */
export async function makeSound(file: string): Promise<void> {
  if (ffmpeg === undefined) throw new Error(NO_CLIPS);
  const sound = ["-f", "lavfi", "-i", "anullsrc=r=8000", "-t", "1"];
  await run(ffmpeg, ["-v", "error", "-y", ...sound, "-f", "wav", `file:${path.resolve(file)}`]);
}
