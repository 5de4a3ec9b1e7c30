import type { Caption } from "../../../schemas/caption.ts";
import type { Finding } from "../../../schemas/finding.ts";
import { videoCaptionsReply } from "../../../schemas/video-captions-reply.ts";
import { findJson } from "../../lib/reply-json.ts";
import { own, schemaFindings, shapeFinding } from "../../engine/reply-shape.ts";
import { cleanText } from "../../lib/text.ts";
import { withoutUnprintable } from "../../lib/unprintable.ts";

/** What could be read of a model's description of a video. */
export interface CaptionsReading {
  /** In order of their start; those that were wrong are left out. */
  readonly captions: readonly Caption[];
  /** What is wrong with the rest, or with the reply as a whole. */
  readonly findings: readonly Finding[];
}

/** Longest caption that is believed, characters: one sentence has a tenth of them. */
const LONGEST = 600;
/** Most captions of one video. */
const MOST = 200;
/** Seconds behind the end that are rounding. */
const TOLERANCE = 0.5;

const TAG = /<[^<>]*>/gu;

/** Reads a model's captions of a video that lasts so many seconds. Never throws, whatever the text holds. */
export function readVideoCaptions(text: string, duration: number): CaptionsReading {
  const found = findJson(text, (value) => Array.isArray(own(value, "captions")));
  if ("problem" in found)
    return { captions: [], findings: [shapeFinding("malformed-json", "", "one JSON object", text)] };
  const list = own(found.value, "captions");
  if (!Array.isArray(list))
    return { captions: [], findings: [shapeFinding("reply-shape", "captions", "a list", list)] };
  if (list.length === 0 || list.length > MOST)
    return {
      captions: [],
      findings: [shapeFinding("reply-shape", "captions", `1 to ${MOST} of them`, list)],
    };
  const captions: Caption[] = [];
  const findings: Finding[] = [];
  list.forEach((entry: unknown, at) => {
    const read = readCaption(entry, `captions.${at}`, duration);
    if (Array.isArray(read)) findings.push(...read);
    else captions.push(read);
  });
  return { captions: captions.sort(byStart), findings };
}

function readCaption(entry: unknown, place: string, duration: number): Caption | Finding[] {
  const parsed = videoCaptionsReply.shape.captions.element.strip().safeParse(entry);
  if (!parsed.success) return schemaFindings(parsed.error, entry, place);
  const { start } = parsed.data;
  const text = cleanText(withoutUnprintable(parsed.data.text).replace(TAG, " "));
  if (!/[\p{L}\p{N}]/u.test(text)) return [shapeFinding("empty-caption", `${place}.text`, "words", text)];
  if (text.length > LONGEST)
    return [shapeFinding("long-caption", `${place}.text`, `at most ${LONGEST} characters`, text)];
  const end = parsed.data.end <= duration + TOLERANCE ? Math.min(parsed.data.end, duration) : parsed.data.end;
  if (!(start >= 0 && end > start && end <= duration)) {
    const expected = `a time from 0 to ${duration} whose end is behind its start`;
    return [shapeFinding("caption-outside-video", place, expected, `${start} to ${parsed.data.end}`)];
  }
  return { window: [start, end], text, origin: "vision" };
}

function byStart({ window: a }: Caption, { window: b }: Caption): number {
  return (a?.[0] ?? 0) - (b?.[0] ?? 0) || (a?.[1] ?? 0) - (b?.[1] ?? 0);
}
