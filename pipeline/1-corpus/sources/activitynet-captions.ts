import { z } from "zod";
import type { CorpusSource } from "../../../schemas/config.ts";
import type { Entry } from "../containers/entry.ts";
import { jsonEntries } from "../containers/json-file.ts";
import { youtubeParent } from "../identity.ts";
import type { Defect, RowFields, SourceAdapter, SourceRow } from "../source.ts";
import { type SplitPattern, splitOf } from "./splits.ts";

const SPLITS: readonly SplitPattern[] = [
  [/train/i, "train"],
  [/val_?1/i, "val_1"],
  [/val_?2/i, "val_2"],
];
/** Sentence of the placeholder file that stands in for the hidden test annotations. */
const PLACEHOLDER = "a a";

const video = z.object({
  duration: z.number(),
  timestamps: z.array(z.unknown()),
  sentences: z.array(z.unknown()),
});
const pair = z.object({ window: z.tuple([z.number(), z.number()]), sentence: z.string() });

/** ActivityNet Captions (Krishna et al. 2017): a dictionary from video to parallel lists of windows and sentences. */
export const activitynetCaptions: SourceAdapter = {
  name: "activitynet-captions",
  files: [{ what: "train.json, val_1.json or val_2.json", required: true }],
  rows,
};

async function* rows(source: CorpusSource): AsyncGenerator<SourceRow> {
  const [file] = source.files;
  if (file === undefined) return;
  const split = splitOf(file, SPLITS);
  for await (const entry of jsonEntries(file, ["*"], source.name)) yield* rowsOf(entry, split);
}

/** One row for each sentence of a video; a video that cannot be read so is one row. */
function* rowsOf(entry: Entry, split: string | null): Generator<SourceRow> {
  const { place, raw } = entry;
  const parsed = video.safeParse(entry.value);
  if (entry.defect !== null || !parsed.success) {
    const message = "the video is not {duration, timestamps, sentences}";
    yield { place, raw, read: entry.defect ?? { reason: "malformed-record", message } };
    return;
  }
  const { duration, timestamps, sentences } = parsed.data;
  const [id = ""] = entry.keys;
  for (let index = 0; index < Math.max(timestamps.length, sentences.length); index++) {
    const row = { window: timestamps[index], sentence: sentences[index] };
    yield {
      place: { ...place, key: `${place.key ?? ""}[${index}]` },
      raw: { video: id, duration, ...row },
      read: readPair(row, id, duration, split),
    };
  }
}

function readPair(row: unknown, id: string, duration: number, split: string | null): RowFields | Defect {
  const parsed = pair.safeParse(row);
  if (!parsed.success)
    return { reason: "malformed-record", message: "not a sentence with a window [start, end]" };
  const { window, sentence } = parsed.data;
  if (sentence.trim() === PLACEHOLDER)
    return { reason: "placeholder", message: `"${PLACEHOLDER}" stands in for a hidden annotation` };
  return {
    video: id,
    parentVideo: youtubeParent(id.replace(/^v_/, ""), "activitynet"),
    crop: null,
    officialSplit: split,
    query: sentence,
    windows: [window],
    duration,
    durationOrigin: "annotation",
    companions: [],
  };
}
