import type { Moment } from "../../schemas/moment.ts";

/** Extensions of video files in the corpora. An id that ends in one keeps it. */
const VIDEO_EXTENSION = /\.(?:mp4|mkv|avi|webm|mov|m4v|mpg|mpeg|wmv|3gp|3g2|mts|m2ts)$/iu;

/**
 * How released files name a video: {corpus} and {video} of the template are replaced. An extension right behind {video} is for
 * ids without one: "{video}.mp4" gives AO8RW.mp4, and s17-d69.avi as it is.
 */
export function videoPath(template: string, { corpus, video }: Pick<Moment, "corpus" | "video">): string {
  return template.replace(/\{(corpus|video)\}(\.[a-z0-9]+)?/giu, (_, name: string, extension = "") => {
    if (name.toLowerCase() === "corpus") return `${corpus}${String(extension)}`;
    return VIDEO_EXTENSION.test(video) && VIDEO_EXTENSION.test(String(extension))
      ? video
      : `${video}${String(extension)}`;
  });
}

/** Whether a path leads out of the folder that videos are kept in: an id of the corpus holds "..". */
export function leavesFolder(path: string): boolean {
  return path.split(/[\\/]/u).includes("..");
}
