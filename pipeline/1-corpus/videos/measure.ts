import type { Adjustment } from "../../../schemas/moment.ts";
import type { TimeWindow } from "../../../schemas/window.ts";
import { fractionOf } from "../mapping/times.ts";
import type { RowFields } from "../source.ts";
import { seconds } from "../windows.ts";

/** Most by which an annotation and a file may differ without a word: containers round, and audio outlasts video. */
export const AGREEMENT_SECONDS = 0.5;

/** A row after a look at the video's file. */
export interface MeasuredFields {
  readonly fields: RowFields;
  /** Seconds between the annotation's duration and the file's; 0 where only one of them says something. */
  readonly difference: number;
}

/** Fills in the duration where the annotation gives none, and says how far the two are apart where both do. Pure. */
export function measure(fields: RowFields, length: number): MeasuredFields {
  const { crop, duration } = fields;
  if (crop !== null) return measureCrop(fields, crop, length);
  if (duration !== null) return { fields, difference: Math.abs(duration - length) };
  const scaled = (time: number): number => (fields.inFractions === true ? fractionOf(length, time) : time);
  const windows = fields.windows.map(([start, end]) => [scaled(start), scaled(end)] as const);
  return { fields: { ...fields, windows, duration: length, durationOrigin: "ffprobe" }, difference: 0 };
}

/** The file may be the whole video, or what was cut out of it. */
function measureCrop(fields: RowFields, [from, to]: TimeWindow, length: number): MeasuredFields {
  const cropLength = to - from;
  // A crop that begins with the video and has no length of its own ends with the video at the latest.
  if (fields.durationOfCrop === true && from === 0 && length < cropLength)
    return { fields: shortened(fields, cropLength, length), difference: 0 };
  const missing = Math.max(0, to - length);
  return { fields, difference: Math.min(missing, Math.abs(length - cropLength)) };
}

/** Windows that reach the crop's end reach the video's end instead. */
function shortened(fields: RowFields, from: number, to: number): RowFields {
  const adjustments: Adjustment[] = [];
  const windows = fields.windows.map(([start, end]) => {
    if (end !== from || start >= to) return [start, end] as const;
    const message = `end ${seconds(end)} s to ${seconds(to)} s, where the file ends`;
    adjustments.push({ name: "end-at-video-end", message });
    return [start, to] as const;
  });
  return {
    ...fields,
    windows,
    duration: to,
    durationOrigin: "ffprobe",
    adjustments: [...(fields.adjustments ?? []), ...adjustments],
  };
}
