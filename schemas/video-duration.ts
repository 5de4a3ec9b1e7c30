import { z } from "zod";

/** The length of a video file as ffprobe read it, kept for as long as the file stays as it was. */
export const videoDuration = z.strictObject({
  name: z.string().min(1).describe("Absolute path of the file"),
  bytes: z.int().min(0).describe("Size of the file"),
  modified: z.number().describe("When the file was last written, milliseconds since 1970"),
  seconds: z.number().positive().describe("Length by its container"),
});
