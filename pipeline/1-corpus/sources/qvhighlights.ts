import { z } from "zod";
import type { CorpusSource } from "../../../schemas/config.ts";
import type { Entry } from "../containers/entry.ts";
import { jsonLineEntries } from "../containers/line-file.ts";
import { youtubeParent } from "../identity.ts";
import type { Defect, RowFields, SourceAdapter, SourceRow } from "../source.ts";
import { type SplitPattern, splitOf } from "./splits.ts";

const SPLITS: readonly SplitPattern[] = [
  [/train/i, "train"],
  [/val/i, "val"],
  [/test/i, "test"],
];
/** `{YouTube id}_{start}_{end}`: a clip cut from a longer video, with its own clock. */
const CLIP = /^(.+)_\d+(?:\.\d+)?_\d+(?:\.\d+)?$/;

const record = z.object({
  query: z.string(),
  vid: z.string(),
  duration: z.number(),
  relevant_windows: z.array(z.tuple([z.number(), z.number()])).optional(),
});

/** QVHighlights (Lei et al. 2021): JSON lines, several windows a query. */
export const qvhighlights: SourceAdapter = {
  name: "qvhighlights",
  files: [{ what: "highlight_train_release.jsonl or highlight_val_release.jsonl", required: true }],
  rows,
};

async function* rows(source: CorpusSource): AsyncGenerator<SourceRow> {
  const [file] = source.files;
  if (file === undefined) return;
  const split = splitOf(file, SPLITS);
  for await (const entry of jsonLineEntries(file, source.name))
    yield { place: entry.place, raw: entry.raw, read: entry.defect ?? readRecord(entry, split) };
}

function readRecord(entry: Entry, split: string | null): RowFields | Defect {
  const parsed = record.safeParse(entry.value);
  if (!parsed.success)
    return {
      reason: "malformed-record",
      message: "the line is not {query, vid, duration, relevant_windows}",
    };
  const { query, vid, duration, relevant_windows: windows } = parsed.data;
  return {
    video: vid,
    parentVideo: youtubeParent(CLIP.exec(vid)?.[1] ?? vid, "qvhighlights"),
    crop: null,
    officialSplit: split,
    query,
    windows: windows ?? [],
    duration,
    durationOrigin: "annotation",
    companions: [],
  };
}
