import { OperatorError } from "./errors.ts";

/** Programs that read videos. */
export type VideoTool = "ffmpeg" | "ffprobe";

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
