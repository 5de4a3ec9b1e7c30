import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { errorCode, messageOf, OperatorError } from "./errors.ts";
import { parseJson } from "./ndjson.ts";
import { bundledTool, complaintOf } from "./video-tools.ts";

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

/** Asks for little: of damaged files only what is wrong. */
const ARGUMENTS = [
  ...["-v", "error", "-of", "json"],
  ...["-show_entries", "format=duration:stream=codec_type"],
];

/** As much of its answer as is used. */
const answer = z.object({
  streams: z.array(z.object({ codec_type: z.string().optional() })).optional(),
  format: z.object({ duration: z.string().optional() }).optional(),
});

/** Longest time that reading one file's header may take, milliseconds: beyond it the disk or the file is at fault. */
const PROBE_MS = 60_000;

/**
 * Length of a video file by its container. A file that ffprobe cannot read, or not in time, is an answer, not an error;
 * OperatorError when there is no ffprobe to ask.
 */
export async function probeLength(file: string, limitMs = PROBE_MS): Promise<ProbedLength> {
  const ffprobe = await (findingFfprobe ??= findFfprobe());
  try {
    return lengthOf(await probe(ffprobe, file, limitMs));
  } catch (error) {
    return { unreadable: reasonOf(error, file, limitMs) };
  }
}

function lengthOf(text: string): ProbedLength {
  const { streams = [], format } = answer.parse(parseJson(text));
  const seconds = Number(format?.duration); // "N/A", or nothing, where the container does not say
  if (!streams.some(({ codec_type: type }) => type === "video"))
    return { unreadable: "the file holds no video" };
  if (!(Number.isFinite(seconds) && seconds > 0))
    return { unreadable: "the file does not say how long it is" };
  return { seconds };
}

const run = promisify(execFile);

/** Names are made absolute: a relative one may begin with a dash or look like a protocol. */
async function probe(ffprobe: string, file: string, limitMs: number): Promise<string> {
  const limits = { timeout: limitMs, killSignal: "SIGKILL", windowsHide: true } as const;
  return (await run(ffprobe, [...ARGUMENTS, path.resolve(file)], limits)).stdout;
}

/** Why a file has no length, without its folder; a process that did not even start is not the file's fault. */
function reasonOf(error: unknown, file: string, limitMs: number): string {
  if (typeof errorCode(error) === "string") throw cannotStart(error);
  const ended = endedProcess.safeParse(error);
  if (!ended.success) return messageOf(error);
  const { killed, signal, stderr } = ended.data;
  if (killed) return `ffprobe did not finish in ${limitMs / 1000} s`;
  if (signal !== null) return `ffprobe broke off (${signal})`;
  const said = complaintOf(stderr, file);
  return said === "" ? "ffprobe failed without a word" : said;
}

/** How a process ended that did not succeed. */
const endedProcess = z.object({ killed: z.boolean(), signal: z.string().nullable(), stderr: z.string() });

/** Settled once. */
let findingFfprobe: Promise<string> | undefined;

/** The system's ffprobe; where there is none, a checkout of the project brings one for development. */
async function findFfprobe(): Promise<string> {
  try {
    await run("ffprobe", ["-version"], { timeout: PROBE_MS, windowsHide: true });
    return "ffprobe";
  } catch {
    return bundledTool("ffprobe"); // not on the PATH, or it does not run there
  }
}

function cannotStart(error: unknown): OperatorError {
  return new OperatorError(`ffprobe cannot be started: ${messageOf(error)}; check the installation`, 1, {
    cause: error,
  });
}
