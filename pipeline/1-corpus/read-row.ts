import type { Moment } from "../../schemas/moment.ts";
import { printable } from "../lib/text.ts";
import { isSafeVideoId, momentId } from "./identity.ts";
import { readQuery } from "./query.ts";
import { type Defect, isDefect, type RowFields, type SourceRow } from "./source.ts";
import { fitWindows, type Limits } from "./windows.ts";

/** The moment that a row describes, or why it describes none. Pure: duplicates are found by the caller. */
export function readRow(corpus: string, row: SourceRow, limits: Limits): Moment | Defect {
  if (isDefect(row.read)) return row.read;
  const fields = row.read;
  if (!isSafeVideoId(fields.video)) {
    const shown = printable(fields.video.slice(0, 80));
    return {
      reason: "unsafe-video-id",
      message: `video id "${shown}" is empty, too long, or leaves its folder`,
    };
  }
  const text = readQuery(fields.query);
  if (isDefect(text)) return text;
  const duration = readDuration(fields);
  if (isDefect(duration)) return duration;
  const fitted = fitWindows(fields.windows, duration.seconds, limits);
  if (isDefect(fitted)) return fitted;
  return {
    id: momentId(corpus, fields.video, text.query, fields.crop),
    corpus,
    video: fields.video,
    parentVideo: fields.parentVideo,
    crop: fields.crop,
    officialSplit: fields.officialSplit,
    query: text.query,
    rawQuery: fields.query,
    windows: [...fitted.windows],
    duration: duration.seconds,
    durationOrigin: fields.durationOrigin,
    companions: [...fields.companions],
    adjustments: [...(fields.adjustments ?? []), ...text.adjustments, ...fitted.adjustments],
    source: row.place,
  };
}

function readDuration({ duration }: RowFields): { seconds: number } | Defect {
  if (duration === null)
    return { reason: "missing-duration", message: "no source gives the video's duration" };
  if (!Number.isFinite(duration) || duration <= 0)
    return { reason: "invalid-duration", message: `the video's duration is ${duration}` };
  return { seconds: duration };
}
