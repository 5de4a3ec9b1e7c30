import type { TimeWindow } from "../../schemas/window.ts";
import { sha256 } from "../lib/fingerprint.ts";
import { comparableText } from "../lib/text.ts";

const HASH_LENGTH = 12;

/**
 * Id of a moment: corpus/video/hash of the comparable query and the crop. Two rows with the same id ask the same of the same
 * video; the id does not depend on where in the file a row stands.
 */
export function momentId(corpus: string, video: string, query: string, crop: TimeWindow | null): string {
  const parts = crop === null ? [comparableText(query)] : [comparableText(query), ...crop.map(String)];
  return `${corpus}/${video}/${sha256(parts.join("\u0000")).slice(0, HASH_LENGTH)}`;
}

const YOUTUBE_ID = /^[\w-]{11}$/;

/** Identity of a YouTube video across corpora; ids that cannot be YouTube's stay within their corpus. */
export function youtubeParent(id: string, corpus: string): string {
  return YOUTUBE_ID.test(id) ? `youtube:${id}` : `${corpus}:${id}`;
}

/** Longest video id that is believed. */
const MAX_VIDEO_ID = 512;

/**
 * Whether a video id can be part of a file name template without leaving its folder or upsetting a terminal. Ids may begin with
 * a dash and hold colons, blanks and slashes: real ones do.
 */
export function isSafeVideoId(video: string): boolean {
  return (
    video.length > 0 &&
    video.length <= MAX_VIDEO_ID &&
    !/[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/u.test(video) &&
    !/^(?:[\\/]|[A-Za-z]:[\\/])/.test(video) &&
    !video.split(/[\\/]/).includes("..")
  );
}
