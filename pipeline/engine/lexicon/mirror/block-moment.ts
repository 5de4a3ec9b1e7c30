import { z } from "zod";
import type { Moment } from "../../../../schemas/moment.ts";
import { parseJson } from "../../../lib/ndjson.ts";

/** What matching needs of a moment. */
const blockMoment = z.strictObject({
  id: z.string(),
  query: z.string(),
  /** Video and crop: moments of one know each other's queries. */
  video: z.string(),
  /** Parent video: clips of one show the same people, places and things. */
  source: z.string(),
  companions: z.array(z.string()),
});

export type BlockMoment = z.infer<typeof blockMoment>;

/** What a block keeps of a moment. */
export function keptOf({ id, query, video, parentVideo, crop, companions }: Moment): string {
  const kept: BlockMoment = {
    id,
    query,
    video: `${video}\u0000${crop?.join("-") ?? ""}`,
    source: parentVideo,
    companions: companions.map(({ text }) => text),
  };
  return JSON.stringify(kept);
}

/** Reads back what a block kept. */
export function readKept(value: string): BlockMoment {
  return blockMoment.parse(parseJson(value));
}
