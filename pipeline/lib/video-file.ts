import path from "node:path";
import ffmpeg from "fluent-ffmpeg";
import { errorCode, messageOf, OperatorError } from "./errors.ts";

/** Extensions of files that may be videos, lower case. */
const VIDEO_EXTENSIONS: readonly string[] = [
  ".mp4",
  ".mkv",
  ".webm",
  ".avi",
  ".mov",
  ".m4v",
  ".mpg",
  ".mpeg",
  ".flv",
  ".wmv",
  ".3gp",
  ".ts",
  ".ogv",
];

/** A path without the extension of a video, where it has one: ids may hold dots of their own. */
export function withoutVideoExtension(file: string): string {
  const extension = path.extname(file);
  return VIDEO_EXTENSIONS.includes(extension.toLowerCase()) ? file.slice(0, -extension.length) : file;
}

/** What ffprobe says of a file: its length in seconds, or why there is none. */
export type ProbedLength = { readonly seconds: number } | { readonly unreadable: string };

/** Asks for little: no banner, and of damaged files only what is wrong. */
const QUIET = ["-v", "error"];

/**
 * Length of a video file by its container. A file that ffprobe cannot read is an answer, not an error; OperatorError when
 * there is no ffprobe to ask.
 */
export async function probeLength(file: string): Promise<ProbedLength> {
  await (findingFfprobe ??= findFfprobe());
  try {
    return lengthOf(await probe(file));
  } catch (error) {
    if (errorCode(error) !== undefined) throw cannotStart(error); // the process did not start: the file is not to blame
    return { unreadable: messageOf(error).replaceAll(path.resolve(file), path.basename(file)) };
  }
}

function lengthOf({ format, streams }: ffmpeg.FfprobeData): ProbedLength {
  const seconds = Number(format.duration); // "N/A" where the container does not say
  if (!streams.some(({ codec_type: type }) => type === "video"))
    return { unreadable: "the file holds no video" };
  if (!(Number.isFinite(seconds) && seconds > 0))
    return { unreadable: "the file does not say how long it is" };
  return { seconds };
}

/** Names are made absolute: a relative one may begin with a dash or look like a protocol. */
function probe(file: string): Promise<ffmpeg.FfprobeData> {
  return new Promise((resolve, reject) => {
    ffmpeg.ffprobe(path.resolve(file), QUIET, (error: unknown, data) => {
      if (error === null || error === undefined) resolve(data);
      else reject(error instanceof Error ? error : new Error("ffprobe failed", { cause: error }));
    });
  });
}

/** Settled once: the library keeps the path that it finds. */
let findingFfprobe: Promise<void> | undefined;

/** What the library says when neither FFPROBE_PATH nor PATH leads to ffprobe. */
const NOT_FOUND = "Cannot find ffprobe";

/** Lets the library find the system's ffprobe; where there is none, a checkout of the project brings one for development. */
async function findFfprobe(): Promise<void> {
  const found = await probe(path.sep).then(
    () => true,
    (error: unknown) => messageOf(error) !== NOT_FOUND, // that a folder is no video is no surprise
  );
  if (found) return;
  const bundled = await bundledFfprobe();
  if (bundled === undefined)
    throw new OperatorError(
      "reading the length of videos needs ffprobe, which is not on the PATH: install ffmpeg, or leave --videos out",
    );
  ffmpeg.setFfprobePath(bundled);
}

/** Not a literal in the import: what the tool needs at run time does not include it. */
const DEVELOPMENT_PACKAGE: string = "@ffprobe-installer/ffprobe";

async function bundledFfprobe(): Promise<string | undefined> {
  try {
    const { default: installer } = (await import(DEVELOPMENT_PACKAGE)) as { default: { path: string } };
    return installer.path;
  } catch {
    return undefined; // not installed, or not for this platform: the caller says what to do
  }
}

function cannotStart(error: unknown): OperatorError {
  return new OperatorError(`ffprobe cannot be started: ${messageOf(error)}; check the installation`, 1, {
    cause: error,
  });
}
