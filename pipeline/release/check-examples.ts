import path from "node:path";
import type { ReleaseManifest, ReleaseStatistics } from "../../schemas/release-manifest.ts";
import { type ReleasedExample, releasedExample } from "../../schemas/released-example.ts";
import type { SplitName } from "../../schemas/split.ts";
import { isDataFile } from "../9-export/card-front-matter.ts";
import { leavesFolder } from "../9-export/video-path.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import { OperatorError } from "../lib/errors.ts";
import { type Line, parseJson, readLines } from "../lib/ndjson.ts";
import { PairFinder } from "./check-exchanges.ts";
import { LeakFinder } from "./check-splits.ts";
import { RowComparison, shardProblems } from "./parquet-check.ts";
import { entryOfExample } from "./read-release.ts";
import type { LineTaker } from "./read-once.ts";
import { ReleaseCounter } from "./statistics.ts";

const SHOWN = 3;

/** Where a release keeps the examples of a split, line by line. */
export function examplesFile(split: SplitName): string {
  return `jsonl/${split}.jsonl`;
}

/**
 * Everything that is checked of the examples of a release, in one reading of its jsonl files: schema, counts, places of videos,
 * splits, pairs, and the typed rows beside them. What grows with the release is in the index.
 */
export class ExampleChecks {
  readonly #folder: string;
  readonly #manifest: ReleaseManifest | undefined;
  readonly #counter = new ReleaseCounter();
  readonly #leaks: LeakFinder;
  readonly #pairs: PairFinder;
  readonly #unread = { count: 0, shown: [] as string[] };
  readonly #typed: string[] = [];
  #absolute = 0;
  #outside = 0;

  constructor(folder: string, manifest: ReleaseManifest | undefined, index: DiskIndex) {
    this.#folder = folder;
    this.#manifest = manifest;
    this.#leaks = new LeakFinder(index);
    this.#pairs = new PairFinder(index);
  }

  /** Takes the lines of a split's jsonl file. Splits are read in their order, one after another. */
  taker(split: SplitName): LineTaker {
    const rows =
      this.#manifest === undefined ? undefined : new TypedRows(this.#folder, split, this.#manifest);
    return {
      take: async (line) => {
        const example = this.#exampleIn(line, split);
        await rows?.compare(example);
        if (example !== undefined) await this.#look(example);
      },
      end: async () => {
        this.#typed.push(...((await rows?.problems()) ?? []));
      },
    };
  }

  /** What the files hold, and the example that their card shows. */
  get counted(): { readonly statistics: ReleaseStatistics; readonly example: ReleasedExample | undefined } {
    return this.#counter;
  }

  /** Lines that hold no example, and videos in places of one machine or outside any place. */
  recordProblems(): string[] {
    const { count, shown } = this.#unread;
    const unread = [...shown];
    if (count > shown.length)
      unread.push(`${count - shown.length} more lines of jsonl hold no example of their split`);
    if (this.#absolute > 0)
      unread.push(`${this.#absolute} videos are named by an absolute path; give another --video-path`);
    if (this.#outside > 0)
      unread.push(`${this.#outside} videos are named by a path that leads out of its folder (..)`);
    return unread;
  }

  typedProblems(): readonly string[] {
    return this.#typed;
  }

  splitProblems(): string[] {
    return this.#leaks.found().map(({ name, count, shown }) => `${name}: ${count} (${shown.join("; ")})`);
  }

  /** Reads the files a second time only to name halves without another. */
  pairProblems(splits: readonly SplitName[]): Promise<string[]> {
    return this.#pairs.problems(() => this.#again(splits));
  }

  async *#again(splits: readonly SplitName[]): AsyncGenerator<ReleasedExample> {
    for (const split of splits)
      for await (const line of readLines(path.join(this.#folder, examplesFile(split)))) {
        const parsed = releasedExample.safeParse(parseJson(line.text));
        if (parsed.success) yield parsed.data;
      }
  }

  #exampleIn({ text, number, defect }: Line, split: SplitName): ReleasedExample | undefined {
    const parsed = releasedExample.safeParse(defect === null ? parseJson(text) : undefined);
    if (parsed.success && parsed.data.split === split) return parsed.data;
    const issue = parsed.error?.issues[0];
    const why = parsed.success
      ? `${parsed.data.id} says ${parsed.data.split}`
      : (defect ?? `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "unknown"}`);
    this.#unread.count += 1;
    if (this.#unread.shown.length < SHOWN)
      this.#unread.shown.push(`${examplesFile(split)}:${number}: not an example of this split (${why})`);
    return undefined;
  }

  async #look(example: ReleasedExample): Promise<void> {
    const { video } = example;
    const isNewVideo = await this.#leaks.look(entryOfExample(example));
    this.#counter.count(example, isNewVideo);
    await this.#pairs.look(example);
    if (/^(?:[\\/]|[A-Za-z]:[\\/])/u.test(video)) this.#absolute += 1;
    if (leavesFolder(video)) this.#outside += 1;
  }
}

/** The typed files of a split beside its lines. What cannot be read as Parquet is told once, and compared no further. */
class TypedRows {
  readonly #folder: string;
  readonly #shards: ReleaseManifest["files"];
  readonly #tool: string;
  readonly #comparison: RowComparison;
  #unreadable: string | undefined;

  constructor(folder: string, split: SplitName, { files, tool }: ReleaseManifest) {
    this.#folder = folder;
    this.#tool = tool;
    this.#shards = files.filter(
      (file) => isDataFile(file.path, "parquet", split) && !leavesFolder(file.path),
    );
    this.#comparison = new RowComparison(folder, split, this.#shards);
  }

  async compare(example: ReleasedExample | undefined): Promise<void> {
    if (this.#unreadable === undefined) await this.#try(() => this.#comparison.compare(example));
  }

  async problems(): Promise<string[]> {
    const problems: string[] = [];
    await this.#try(async () => {
      for (const shard of this.#shards)
        problems.push(...(await shardProblems(this.#folder, shard, this.#tool)));
      if (this.#unreadable === undefined) problems.push(...(await this.#comparison.problems()));
    });
    return this.#unreadable === undefined ? problems : [...problems, this.#unreadable];
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      this.#unreadable = error.message;
    }
  }
}
