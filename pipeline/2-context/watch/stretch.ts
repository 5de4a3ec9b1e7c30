import type { Moment } from "../../../schemas/moment.ts";

/** Part of a file that a moment's times refer to: seconds of the file. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Seconds by which an annotation and a file may differ: containers round, and audio outlasts video. */
const ROUNDING = 0.5;

/**
 * Where a moment's video lies in its file. A file may hold the whole video of which the moment knows a crop, or the crop by
 * itself; a file that is neither is no file of this moment, and what it is instead is said. Pure.
 */
export function stretchOf(
  { crop, duration }: Pick<Moment, "crop" | "duration">,
  fileSeconds: number,
): Stretch | { readonly unfit: string } {
  if (crop === null) return { from: 0, to: Math.min(duration, fileSeconds) };
  const [from, to] = crop;
  if (to <= fileSeconds + ROUNDING) return { from, to: Math.min(from + duration, fileSeconds) };
  if (Math.abs(fileSeconds - (to - from)) <= ROUNDING)
    return { from: 0, to: Math.min(duration, fileSeconds) };
  if (from === 0) return { from, to: fileSeconds };
  return {
    unfit: `the file of ${fileSeconds} s is neither the crop from ${from} to ${to} s nor what holds it`,
  };
}
