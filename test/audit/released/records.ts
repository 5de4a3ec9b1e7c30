import { readFile } from "node:fs/promises";
import { z } from "zod";

/** What the reference definitions need of a released record; everything else in it is left alone. */
const releasedRecord = z.object({
  video: z.string(),
  timestamp: z.array(z.number()),
  duration: z.number(),
  think: z.string().optional(),
  GRPO: z.array(
    z.object({ q: z.string(), a: z.string(), r: z.boolean(), difficulty: z.string().optional() }),
  ),
});

export type ReleasedRecord = z.infer<typeof releasedRecord>;

/** Reads a released file. */
export async function readReleased(file: string): Promise<ReleasedRecord[]> {
  return z.array(releasedRecord).parse(JSON.parse(await readFile(file, "utf8")));
}

/** The original, the negative and its refusal, tags and correction left out. */
export function pairOf({ GRPO }: ReleasedRecord): { original: string; negative: string; refusal: string } {
  const negative = GRPO.find(({ r }) => !r);
  return {
    original: GRPO.find(({ r }) => r)?.q ?? "",
    negative: negative?.q ?? "",
    refusal: (negative?.a.split("<correct")[0] ?? "").replaceAll(/<\/?answer>/gu, "").trim(),
  };
}

/** Captions of the video other than the original. */
export function otherCaptions(record: ReleasedRecord): string[] {
  const captions = (record.think ?? "").matchAll(/<timestep>[^<]*<\/timestep> ?([^\n]*)/gu);
  const own = plain(pairOf(record).original);
  return [...captions].map(([, text = ""]) => text.trim()).filter((text) => plain(text) !== own);
}

function plain(text: string): string {
  return text.trim().replace(/\.$/u, "").toLowerCase();
}
