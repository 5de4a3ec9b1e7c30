import path from "node:path";
import type { DiskIndex } from "./disk-index.ts";
import { type FileStamp, requireFolder, stampsUnder } from "./files.ts";
import { sha256 } from "./fingerprint.ts";
import { withoutVideoExtension } from "./video-file.ts";

/**
 * Puts a folder's files where videos are looked up: by path below the folder and by name, each with and without the extension.
 * Of several files of one name the first in the order of their paths counts, however the folder lists them, and a warning says so.
 */
export async function indexVideos(
  folder: string,
  index: DiskIndex,
  warned: (name: string, message: string) => void,
): Promise<void> {
  for await (const { name } of stampsUnder(folder)) {
    if (withoutVideoExtension(name) === name) continue; // subtitles, thumbnails, downloads half done
    const keys = keysOf(name);
    const namesake = index.get(keys.at(-1) ?? name);
    if (namesake !== undefined) {
      const [first, second] = [name, namesake].sort();
      warned(
        "video-name-shared",
        `${first} and ${second} have one name: an id without a folder means the first`,
      );
    }
    for (const key of new Set(keys)) {
      const known = index.get(key);
      if (known === undefined || name < known) await index.put(key, name);
    }
  }
}

/** Path below the folder of the file that a video id means; undefined when there is none. */
export function videoNamed(video: string, index: DiskIndex): string | undefined {
  for (const key of keysOf(video)) {
    const found = index.get(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The exact path first, the bare name without its extension last. */
function keysOf(name: string): string[] {
  const base = path.posix.basename(name);
  return [name, withoutVideoExtension(name), base, withoutVideoExtension(base)];
}

/** Changes when a file below the folder is added, removed or written: what was read of the videos then counts no more. */
export async function folderPrint(folder: string): Promise<string> {
  await requireFolder(folder, "videos");
  const print = Buffer.alloc(32);
  for await (const stamp of stampsUnder(folder)) {
    // Folders list their files in any order: a sum by exclusive or is the same for all of them.
    for (const [at, byte] of Buffer.from(sha256(stampText(stamp)), "hex").entries())
      print[at] = (print[at] ?? 0) ^ byte;
  }
  return print.toString("hex");
}

/** What tells one state of a file from another. */
export function stampText({ name, bytes, modified }: FileStamp): string {
  return [name, bytes, modified].join("\u0000");
}
