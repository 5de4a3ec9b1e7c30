import { z } from "zod";
import { type Caption, caption } from "../../../schemas/caption.ts";
import type { CorpusSource } from "../../../schemas/config.ts";
import type { DiskIndex } from "../../lib/disk-index.ts";
import { cleanText } from "../../lib/text.ts";
import type { Entry } from "../containers/entry.ts";
import { lineEntries } from "../containers/line-file.ts";
import { tableEntries } from "../containers/table-file.ts";
import type { Defect, RowFields, SourceAdapter, SourceEnvironment, SourceRow } from "../source.ts";
import { type SplitPattern, splitOf } from "./splits.ts";

/** `VID start end##query`; a query may hold further `#`. */
const ROW = /^(\S+) (\S+) (\S+?)##(.*)$/s;
const SPLITS: readonly SplitPattern[] = [
  [/train/i, "train"],
  [/test/i, "test"],
];

/** What the companion table knows of a video. */
const videoFacts = z.strictObject({ length: z.number().nullable(), companions: z.array(caption) });
type VideoFacts = z.infer<typeof videoFacts>;

/** Charades-STA (Gao et al. 2017): one line a query; durations and descriptions come from Charades_v1's table. */
export const charadesSta: SourceAdapter = {
  name: "charades-sta",
  files: [
    { what: "charades_sta_train.txt or charades_sta_test.txt", required: true },
    { what: "Charades_v1_train.csv or Charades_v1_test.csv", required: true },
  ],
  rows,
};

async function* rows(source: CorpusSource, environment: SourceEnvironment): AsyncGenerator<SourceRow> {
  const [file, table] = source.files;
  if (file === undefined || table === undefined) return;
  const facts = await environment.index("companion");
  try {
    await indexTable(facts, table, source.name);
    const split = splitOf(file, SPLITS);
    for await (const entry of lineEntries(file, source.name)) {
      yield { place: entry.place, raw: entry.raw, read: entry.defect ?? readLine(entry, facts, split) };
    }
  } finally {
    await facts.close();
  }
}

function readLine(entry: Entry, facts: DiskIndex, split: string | null): RowFields | Defect {
  const [, video, start, end, query] = ROW.exec(String(entry.value)) ?? [];
  if (video === undefined || start === undefined || end === undefined || query === undefined)
    return { reason: "malformed-line", message: "the line is not `VIDEO start end##query`" };
  const stored = facts.get(video);
  const known = stored === undefined ? undefined : videoFacts.parse(JSON.parse(stored));
  return {
    video,
    parentVideo: `charades:${video}`,
    crop: null,
    officialSplit: split,
    query,
    windows: [[Number(start), Number(end)]],
    duration: known?.length ?? null,
    durationOrigin: "companion",
    companions: known?.companions ?? [],
  };
}

/** Puts the table on disk by video, so that the join does not grow memory. */
async function indexTable(facts: DiskIndex, table: string, what: string): Promise<void> {
  for await (const { value } of tableEntries(table, { delimiter: ",", columns: null }, what)) {
    const row = value as Readonly<Record<string, string | undefined>> | undefined;
    const id = row?.["id"];
    if (row === undefined || id === undefined) continue;
    await facts.put(id, JSON.stringify(factsOf(row)));
  }
}

function factsOf(row: Readonly<Record<string, string | undefined>>): VideoFacts {
  const length = Number(row["length"]?.trim() || Number.NaN);
  const captions = (text: string | undefined, origin: Caption["origin"]): Caption[] => {
    const clean = cleanText(text ?? "");
    return clean === "" ? [] : [{ window: null, text: clean, origin }];
  };
  const descriptions = (row["descriptions"] ?? "").split(";");
  return {
    length: Number.isFinite(length) ? length : null,
    companions: [
      ...captions(row["scene"], "scene"),
      ...captions(row["script"], "script"),
      ...descriptions.flatMap((text) => captions(text, "description")),
    ],
  };
}
