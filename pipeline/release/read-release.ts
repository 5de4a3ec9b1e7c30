import path from "node:path";
import { z } from "zod";
import { type RaRftRecord, raRftRecord } from "../../schemas/ra-rft.ts";
import { type ReleasedExample, releasedExample } from "../../schemas/released-example.ts";
import { type SplitName, SPLITS } from "../../schemas/split.ts";
import { OperatorError } from "../lib/errors.ts";
import { readFileIfAny, sizeOf, stampOf } from "../lib/files.ts";
import { readLevel } from "../lib/levels.ts";
import { type Line, parseJson, readLines, readRecords } from "../lib/ndjson.ts";

/** What the checks of splits need of an example, whatever format it was released in. */
export interface SplitEntry {
  readonly split: SplitName;
  readonly id: string;
  /** All examples of a group must share a split. */
  readonly group: string;
  readonly video: string;
  readonly corpus: string;
  readonly officialSplit: string | null;
  readonly query: string;
  readonly negatives: readonly { readonly level: string; readonly categories: readonly string[] }[];
}

/** A file of a release as one text; undefined where none lies, a folder or a pipe among them. */
export async function textOf(folder: string, name: string): Promise<string | undefined> {
  const file = path.join(folder, name);
  return (await stampOf(file)) === undefined ? undefined : readFileIfAny(file);
}

/** All examples of a release, split by split, in the order of its jsonl files. */
export async function* releasedExamples(folder: string): AsyncGenerator<ReleasedExample> {
  for (const split of SPLITS) yield* splitExamples(folder, split);
}

/** The examples of one split of a release, in the order of its jsonl file. */
export async function* splitExamples(folder: string, split: SplitName): AsyncGenerator<ReleasedExample> {
  const home = await formatFolder(folder, "jsonl", "jsonl");
  if (home === undefined)
    throw new OperatorError(`${folder}: expected jsonl/train.jsonl; export with the format jsonl as well`);
  for await (const { record } of readRecords(path.join(home, `${split}.jsonl`), releasedExample)) {
    if (record.split !== split)
      throw new OperatorError(`${home}: ${record.id} says ${record.split} and lies in ${split}.jsonl`, 1);
    yield record;
  }
}

/** Examples as the checks of splits see them: from jsonl, or else from ra-rft, where the video path is all there is of a group. */
export async function* splitEntries(folder: string): AsyncGenerator<SplitEntry> {
  if ((await formatFolder(folder, "jsonl", "jsonl")) !== undefined) {
    for await (const example of releasedExamples(folder)) yield entryOfExample(example);
    return;
  }
  const home = await formatFolder(folder, "ra-rft", "json");
  if (home === undefined)
    throw new OperatorError(
      `${folder}: holds neither jsonl/train.jsonl nor ra-rft/train.json; give an export's folder`,
    );
  for (const split of SPLITS) {
    let index = 0;
    for await (const record of listRecords(path.join(home, `${split}.json`), raRftRecord)) {
      yield entryOfRecord(record, split, index);
      index += 1;
    }
  }
}

/** Where a format lies: in a folder of its name, or in the given folder itself. */
async function formatFolder(folder: string, format: string, extension: string): Promise<string | undefined> {
  for (const home of [path.join(folder, format), folder])
    if ((await sizeOf(path.join(home, `train.${extension}`))) !== undefined) return home;
  return undefined;
}

/** A whole example as the checks of splits see it. */
export function entryOfExample(example: ReleasedExample): SplitEntry {
  const { split, id, group, video, corpus, official_split, query, negatives } = example;
  return { split, id, group, video, corpus, officialSplit: official_split, query, negatives };
}

function entryOfRecord(
  { video, query_text, GRPO }: RaRftRecord,
  split: SplitName,
  index: number,
): SplitEntry {
  const negatives = GRPO.filter((item) => !item.r).map(({ difficulty, c }) => ({
    level: readLevel(difficulty) ?? difficulty,
    categories: c ?? [],
  }));
  const id = `${split}.json[${index}]`;
  return { split, id, group: video, video, corpus: "", officialSplit: null, query: query_text, negatives };
}

/**
 * Records of a JSON list that is written with an indent of 2, as the ra-rft export is: a record ends at a brace that stands at
 * the first level. Taken line by line, so that a list of any length fits; a list that is laid out otherwise is an error.
 */
export class ListLines<T> {
  readonly #file: string;
  readonly #schema: z.ZodType<T>;
  #lines: string[] = [];

  constructor(file: string, schema: z.ZodType<T>) {
    this.#file = file;
    this.#schema = schema;
  }

  /** The record that ends with this line, if one does. */
  take({ text, number }: Line): T | undefined {
    if (this.#lines.length === 0 && text !== "  {") {
      if (["[", "]", "[]"].includes(text)) return undefined;
      throw new OperatorError(
        `${this.#file}:${number}: expected the lines of Python's json.dumps(…, indent=2), as the export writes them; found ${JSON.stringify(text.slice(0, 40))}`,
        1,
      );
    }
    this.#lines.push(text === "  }," ? "  }" : text);
    if (text !== "  }" && text !== "  },") return undefined;
    const parsed = this.#schema.safeParse(parseJson(this.#lines.join("\n")));
    if (!parsed.success)
      throw new OperatorError(`${this.#file}:${number}: not a record (${z.prettifyError(parsed.error)})`, 1);
    this.#lines = [];
    return parsed.data;
  }

  /** Behind the last line. */
  end(): void {
    if (this.#lines.length > 0)
      throw new OperatorError(`${this.#file}: ends inside a record; the file is cut off`, 1);
  }
}

/** All records of such a list. */
export async function* listRecords<T>(file: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  const list = new ListLines(file, schema);
  for await (const line of readLines(file)) {
    const record = list.take(line);
    if (record !== undefined) yield record;
  }
  list.end();
}
