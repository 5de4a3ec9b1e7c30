import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { readManifest } from "../../../pipeline/manifests.ts";
import { stageRecords } from "../../../pipeline/join.ts";
import { contentWords } from "../../../pipeline/lib/content-words.ts";
import { DiskIndex } from "../../../pipeline/lib/disk-index.ts";
import { filesUnder } from "../../../pipeline/lib/files.ts";
import { readLines, readRecords } from "../../../pipeline/lib/ndjson.ts";
import { openParquet } from "../../../pipeline/release/read-parquet.ts";
import { listRecords } from "../../../pipeline/release/read-release.ts";
import { type ExportFormatName, EXPORT_FORMATS, WINDOW_POLICIES } from "../../../schemas/config.ts";
import { type Rejection, rejection } from "../../../schemas/rejection.ts";
import { type SplitName, SPLITS } from "../../../schemas/split.ts";
import { type Expected, expectedOf, type ExportSettings } from "./expected.ts";
import { type FormatReader, READERS } from "./formats.ts";

/** What became of the examples of a run in one format. */
export interface Conserved {
  readonly format: ExportFormatName;
  /** Examples that were read back with the same texts and times. */
  same: number;
  /** Rows that they were read from. */
  rows: number;
  /** Examples left out for a reason that holds, by reason. */
  readonly omitted: Record<string, number>;
  /** ss-vtg: examples whose other query shares a content word with their captions. */
  sharing: number;
  problems: number;
  /** The first few problems, one sentence each. */
  readonly shown: string[];
}

const SHOWN = 5;
const MARKS = /<(?:video|image|audio)>|<\|[a-z_]+\|>/iu;

const exportSettings = z.object({
  formats: z.array(z.enum(EXPORT_FORMATS)),
  windows: z.enum(WINDOW_POLICIES),
  videoPath: z.string(),
});

/**
 * Reads every format of a run's export as its trainer does and compares it, example by example and in order, with what stages 7
 * and 8 hold: the same examples, texts and times, or an omission whose reason holds. Memory does not grow with the run.
 */
export async function conservedIn(run: string, scratch: string): Promise<Conserved[]> {
  const settings = exportSettings.parse((await readManifest(run, "export"))?.settings);
  const queries = await DiskIndex.open(path.join(scratch, ".index-conserved"));
  const checks = settings.formats.map((format) => new FormatCheck(format, run, queries));
  try {
    for await (const expected of expectedIn(run, settings)) {
      const key = queryKey(expected.split, expected.example.moment.query);
      const groups = new Set(queries.get(key)?.split("\n")).add(expected.group);
      await queries.put(key, [...groups].slice(0, 2).join("\n"));
    }
    for await (const expected of expectedIn(run, settings))
      for (const check of checks) await check.look(expected);
    for (const check of checks) await check.end();
  } finally {
    await queries.close();
  }
  return checks.map(({ found }) => found);
}

async function* expectedIn(run: string, settings: ExportSettings): AsyncGenerator<Expected> {
  const splits = stageRecords(run, "split");
  try {
    for await (const example of stageRecords(run, "select")) {
      const next = await splits.next();
      if (next.done === true || next.value.id !== example.id) throw new Error(`${example.id} has no split`);
      yield expectedOf(example, next.value, settings);
    }
  } finally {
    await splits.return(undefined);
  }
}

function queryKey(split: SplitName, query: string): string {
  return `${split}\n${query}`;
}

/** One format of an export, read side by side with the examples. */
class FormatCheck {
  readonly found: Conserved;
  readonly #reader: FormatReader;
  readonly #folder: string;
  readonly #queries: DiskIndex;
  readonly #rows: Readonly<Record<SplitName, AsyncGenerator<unknown>>>;
  readonly #omissions: AsyncGenerator<Rejection>;
  #omission: Rejection | undefined;

  constructor(format: ExportFormatName, run: string, queries: DiskIndex) {
    this.found = { format, same: 0, rows: 0, omitted: {}, sharing: 0, problems: 0, shown: [] };
    this.#reader = READERS[format];
    this.#folder = path.join(run, "9-export", format);
    this.#queries = queries;
    const rows = (split: SplitName) => rowsOf(this.#reader.container, this.#folder, split);
    this.#rows = { train: rows("train"), val: rows("val"), test: rows("test") };
    this.#omissions = omissionsOf(run, format);
  }

  async look(expected: Expected): Promise<void> {
    const { id } = expected.example;
    this.#omission ??= (await this.#omissions.next()).value as Rejection | undefined;
    const why = this.#reasonToOmit(expected);
    if (this.#omission?.id === id) {
      const reason = this.#omission.reason.slice(this.found.format.length + 1);
      this.#omission = undefined;
      this.found.omitted[reason] = (this.found.omitted[reason] ?? 0) + 1;
      if (reason !== why && reason !== "no-unrelated-query") this.#problem(`${id}: left out as ${reason}`);
      return;
    }
    if (why !== undefined) this.#problem(`${id}: expected to be left out as ${why}`);
    const rows: unknown[] = [];
    for (let i = 0; i < this.#reader.rows(expected); i++) {
      const row = await this.#rows[expected.split].next();
      if (row.done !== true) rows.push(row.value);
    }
    await this.#compare(expected, rows);
  }

  /** Nothing may be left behind the last example. */
  async end(): Promise<void> {
    for (const split of SPLITS)
      for await (const row of this.#rows[split])
        this.#problem(`${split}: a row of no example: ${JSON.stringify(row).slice(0, 120)}`);
    if (this.#omission ?? (await this.#omissions.next()).value) this.#problem("an omission of no example");
  }

  async #compare(expected: Expected, rows: readonly unknown[]): Promise<void> {
    const { id } = expected.example;
    try {
      const { read, expected: due } = await this.#reader.reading(expected, rows, this.#folder);
      const same = isDeepStrictEqual(read, due) && (await this.#isForeign(expected, rows));
      if (!same) return this.#problem(`${id}: reads ${JSON.stringify(read).slice(0, 400)}`);
      this.found.same += 1;
      this.found.rows += rows.length;
    } catch (error) {
      this.#problem(`${id}: its reader stops: ${String(error).slice(0, 200)}`);
    }
  }

  /** ss-vtg: the other query is one of another video of the split, and not all of its words stand in the captions. */
  async #isForeign({ example, split, group }: Expected, rows: readonly unknown[]): Promise<boolean> {
    if (this.found.format !== "ss-vtg") return true;
    const { GRPO } = shuffledRecord.parse(JSON.parse(String(rows[0])));
    const query = GRPO.find((item) => !item.r)?.q ?? "";
    const owners = this.#queries.get(queryKey(split, query))?.split("\n") ?? [];
    const shown = contentWords(example.captions.map(({ text }) => text).join(" "));
    const missing = [...contentWords(query)].filter((word) => !shown.has(word)).length;
    const shared = contentWords(query).size - missing;
    if (shared > 0) this.found.sharing += 1;
    return owners.some((owner) => owner !== group) && missing > 0;
  }

  #reasonToOmit({ example, window }: Expected): string | undefined {
    const { windows, wholeFiles, marks } = this.#reader;
    if (windows === "one" && window === undefined) return "several-windows";
    const texts = [example.moment.query, ...example.captions.map(({ text }) => text)];
    for (const { query, refusal } of example.negatives)
      texts.push(query, refusal.opening, ...refusal.parts.map(({ text }) => text));
    if (marks && texts.some((text) => MARKS.test(text))) return "media-mark-in-text";
    return wholeFiles && example.moment.crop !== null ? "crop" : undefined;
  }

  #problem(what: string): void {
    this.found.problems += 1;
    if (this.found.shown.length < SHOWN) this.found.shown.push(what);
  }
}

const shuffledRecord = z.object({ GRPO: z.array(z.object({ q: z.string(), r: z.boolean() })) });

/** The items of a split's files, as texts of JSON or as objects. */
async function* rowsOf(container: string, folder: string, split: SplitName): AsyncGenerator<unknown> {
  if (container === "lines") {
    for await (const { text } of readLines(path.join(folder, `${split}.jsonl`))) yield text;
  } else if (container === "list") {
    const file = path.join(folder, `${split}.json`);
    for await (const item of listRecords(file, z.unknown())) yield JSON.stringify(item);
  } else {
    const shards = (await filesUnder(folder)).filter((name) => name.startsWith(`${split}-`));
    for (const name of shards) yield* (await openParquet(path.join(folder, name))).rows();
  }
}

async function* omissionsOf(run: string, format: string): AsyncGenerator<Rejection> {
  const file = path.join(run, "9-export", "rejected.ndjson");
  for await (const { record } of readRecords(file, rejection))
    if (record.reason.startsWith(`${format}:`)) yield record;
}
