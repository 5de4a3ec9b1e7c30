import type { Config } from "../../../../schemas/config.ts";
import type { ContextCaption } from "../../../../schemas/context.ts";
import type { Moment } from "../../../../schemas/moment.ts";
import { evenTimes, FRAMES_REVISION } from "../../../lib/video-frames.ts";
import type { WatchRequest } from "../../engine.ts";

/** Whether a moment's video would be watched, were it not yet. */
export function isToWatch(captions: readonly ContextCaption[], { context: { watch } }: Config): boolean {
  return watch === "all" || (watch === "alone" && captions.every(({ own }) => own));
}

/** Whether a moment is the one of its video whose query comes first: exactly one is. */
export function firstOfVideo(captions: readonly ContextCaption[]): boolean {
  return captions.find(({ origin }) => origin === "query")?.own === true;
}

/** A request to watch a moment's video as it is likely to be made, without a look at the file. */
export function likelyWatch({ id, duration }: Moment, { context }: Config): WatchRequest {
  const { frames, frameSide: side } = context;
  return {
    momentId: id,
    source: { video: "0".repeat(64), side, revision: FRAMES_REVISION },
    duration,
    frames: evenTimes(0, duration, frames).map((time) => ({ time, jpeg: Buffer.alloc(0) })),
  };
}
