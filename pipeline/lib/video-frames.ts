import { once } from "node:events";
import path from "node:path";
import { PassThrough } from "node:stream";
import ffmpeg from "fluent-ffmpeg";
import { errorCode, messageOf, OperatorError, throwIfStopped } from "./errors.ts";
import { bundledTool, complaintOf } from "./video-tools.ts";

/** A picture of a video and the time at which a player shows it. */
export interface VideoFrame {
  /** Seconds since the file's beginning, to the millisecond: the frame's own presentation time, not the one asked for. */
  readonly time: number;
  readonly jpeg: Buffer;
}

/** Frames of a file in the order of their times, or why there are none. */
export type TakenFrames = { readonly frames: readonly VideoFrame[] } | { readonly unreadable: string };

/** How frames are taken. */
export interface FrameOptions {
  /** Pixels of the longer side, at most; smaller pictures stay as they are. */
  readonly side: number;
  readonly signal: AbortSignal;
  /** Longest time that one frame may take, milliseconds. */
  readonly limitMs?: number;
}

/** Raised when the same file would give other pictures. */
export const FRAMES_REVISION = 1;

/** Most bytes of one picture. */
export const MOST_JPEG_BYTES = 192 * 1024;

/** JPEG qualities of ffmpeg, 2 (best) to 31, tried in turn until a picture is small enough. */
const QUALITIES = [4, 12, 31];

const FRAME_MS = 60_000;

/** Middles of equal parts of a stretch of a video: times at which it is looked at, seconds. Pure. */
export function evenTimes(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + ((at + 0.5) * (to - from)) / count);
}

/**
 * The first frame at or after each of the given times, each with its true presentation time; later ones where a container has
 * no index to seek by. A picture that a file shows for long comes once; times behind the last frame give none. OperatorError
 * when there is no ffmpeg to ask.
 */
export async function framesFrom(
  file: string,
  times: readonly number[],
  options: FrameOptions,
): Promise<TakenFrames> {
  await (findingFfmpeg ??= findFfmpeg());
  const frames = new Map<number, VideoFrame>();
  try {
    for (const time of times) {
      throwIfStopped(options.signal);
      const frame = await smallFrame(file, time, options);
      if (frame !== undefined) frames.set(frame.time, frame);
    }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { unreadable: complaintOf(error.message, file) };
  }
  const inOrder = [...frames.values()].sort((a, b) => a.time - b.time);
  return inOrder.length > 0 ? { frames: inOrder } : { unreadable: "no frame could be read" };
}

/** The file is to blame. */
class UnreadableError extends Error {
  override readonly name = "UnreadableError";
}

async function smallFrame(
  file: string,
  time: number,
  options: FrameOptions,
): Promise<VideoFrame | undefined> {
  for (const quality of QUALITIES) {
    const frame = await takeFrame(file, time, quality, options);
    if (frame === undefined || frame.jpeg.length <= MOST_JPEG_BYTES) return frame;
  }
  throw new UnreadableError(`a frame of ${options.side} pixels takes more than ${MOST_JPEG_BYTES} bytes`);
}

/** Digits that say nothing any more: containers count in ticks of some microseconds. */
const toMilliseconds = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/**
 * Seeks to a time and takes the first frame from there on. Behind a seek ffmpeg counts from the time sought, so that the
 * frame's own time is the sum; `showinfo` tells it before anything can round it to a rate.
 */
async function takeFrame(
  file: string,
  time: number,
  quality: number,
  { side, signal, limitMs = FRAME_MS }: FrameOptions,
): Promise<VideoFrame | undefined> {
  const sought = toMilliseconds(time);
  const shrink = `scale='min(${side},iw)':'min(${side},ih)':force_original_aspect_ratio=decrease`;
  let shown: number | undefined;
  const command = ffmpeg(path.resolve(file))
    .inputOptions(["-ss", String(sought)])
    .outputOptions(["-map", "0:v:0", "-frames:v", "1", "-vf", `showinfo,${shrink}`])
    .outputOptions(["-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-q:v", String(quality), "-f", "image2pipe"])
    .on("stderr", (line: string) => {
      shown ??= presentationTime(line);
    });
  const jpeg = await outputOf(command, signal, limitMs);
  if (jpeg.length === 0) return undefined;
  if (shown === undefined) throw new UnreadableError("a frame has no presentation time");
  return { time: toMilliseconds(sought + shown), jpeg };
}

/** What `showinfo` says of a frame, e.g. "… n:   0 pts:   1024 pts_time:0.08 …". */
function presentationTime(line: string): number | undefined {
  const [, seconds] = /\bpts_time:\s*(-?[\d.e+-]+)/u.exec(line) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

/** Runs a command to its end, or to the end of the time it has; whatever ends it, its process is gone. */
async function outputOf(
  command: ffmpeg.FfmpegCommand,
  signal: AbortSignal,
  limitMs: number,
): Promise<Buffer> {
  const output = new PassThrough({ emitClose: false }); // the library takes a close before the process's end for a failure
  const chunks: Buffer[] = [];
  output.on("data", (chunk: Buffer) => chunks.push(chunk));
  const read = once(output, "end");
  let late = false;
  const kill = (): void => void command.kill("SIGKILL");
  const timer = setTimeout(() => {
    late = true;
    kill();
  }, limitMs);
  signal.addEventListener("abort", kill, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      command.on("start", () => {
        if (late || signal.aborted) kill();
      });
      command.on("error", reject);
      command.on("end", () => resolve());
      command.pipe(output, { end: true });
    });
    await read;
    return Buffer.concat(chunks);
  } catch (error) {
    throwIfStopped(signal);
    if (errorCode(error) !== undefined) throw cannotStart(error);
    const reason = late ? `ffmpeg did not finish in ${limitMs / 1000} s` : messageOf(error);
    throw new UnreadableError(reason, { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", kill);
  }
}

function cannotStart(error: unknown): OperatorError {
  return new OperatorError(`ffmpeg cannot be started: ${messageOf(error)}; check the installation`, 1, {
    cause: error,
  });
}

/** Settled once: the library keeps the path that it finds. */
let findingFfmpeg: Promise<void> | undefined;

/** Lets the library find the system's ffmpeg; where there is none, a checkout of the project brings one for development. */
async function findFfmpeg(): Promise<void> {
  const found = await new Promise<boolean>((resolve) => {
    ffmpeg.getAvailableFormats((error: unknown) => resolve(error === null || error === undefined));
  });
  if (!found) ffmpeg.setFfmpegPath(await bundledTool("ffmpeg"));
}
