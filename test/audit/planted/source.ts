import type { Moment } from "../../../schemas/moment.ts";
import { momentWith } from "../../support/records.ts";
import type { PlantRecord } from "./clean.ts";

/** The moment that a made-up record was taken from. */
export function sourceOf(record: PlantRecord, changes: Partial<Moment> = {}): Moment {
  const [start = 0, end = 0] = record.timestamp;
  const video = record.video.slice("/videos/".length).replace(".mp4", "");
  return momentWith({
    id: `made-up/${video}/1`,
    video,
    query: record.query_text,
    windows: [[start, end]],
    duration: record.duration,
    ...changes,
  });
}
