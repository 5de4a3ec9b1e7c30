import path from "node:path";
import { OperatorError } from "./errors.ts";
import { printable } from "./text.ts";

/** Programs that read videos. */
export type VideoTool = "ffmpeg" | "ffprobe";

/** What a program says of a file, on one line: without the file's folder, and without addresses in memory, which differ each time. */
export function complaintOf(text: string, file: string): string {
  const [whole, name] = [path.resolve(file), path.basename(file)];
  const lines = text.replaceAll(whole, name).replace(/ @ 0x[0-9a-f]+/gu, "");
  return printable(lines.trim().replace(/\s*\n\s*/gu, "; "));
}

/**
 * Path of a program that a checkout of the project brings for development. Its package is not named literally in the import:
 * what the tool needs at run time does not include it.
 */
export async function bundledTool(tool: VideoTool): Promise<string> {
  const name = `@${tool}-installer/${tool}`;
  try {
    const { default: installer } = (await import(name)) as { default: { path: string } };
    return installer.path;
  } catch (error) {
    throw new OperatorError(
      `reading videos needs ${tool}, which is not on the PATH: install ffmpeg, or leave --videos out`,
      2,
      { cause: error },
    );
  }
}
