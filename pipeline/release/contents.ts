import path from "node:path";
import { z } from "zod";
import { raRftRecord } from "../../schemas/ra-rft.ts";
import { type SplitName, SPLITS } from "../../schemas/split.ts";
import { OperatorError } from "../lib/errors.ts";
import { digestFile, stampOf } from "../lib/files.ts";
import { type Line, parseJson } from "../lib/ndjson.ts";
import { type ExampleChecks, examplesFile } from "./check-examples.ts";
import { PrivacyTaker, type Secret } from "./privacy.ts";
import { type FileDigest, type LineTaker, readOnce } from "./read-once.ts";
import { ListLines } from "./read-release.ts";

/** What the files of a release hold. */
export interface Contents {
  /** By name; files that are none, such as links that lead nowhere, are left out. */
  readonly digests: ReadonlyMap<string, FileDigest>;
  /** Records of each text file that holds any, or what is wrong with them. */
  readonly records: ReadonlyMap<string, number | string>;
  readonly privacy: readonly string[];
}

/**
 * Reads every file of a release once: its checksum, its records, the places that give away a machine; the lines of jsonl go on to
 * the checks of examples. Parquet files are read beside them, and here for their checksum alone.
 */
export async function readContents(
  folder: string,
  names: readonly string[],
  examples: ExampleChecks,
  secrets: readonly Secret[],
  signal: AbortSignal,
): Promise<Contents> {
  const digests = new Map<string, FileDigest>();
  const records = new Map<string, number | string>();
  const privacy: string[] = [];
  for (const name of inOrder(names)) {
    const file = path.join(folder, name);
    if ((await stampOf(file)) === undefined) continue;
    if (name.endsWith(".parquet")) {
      digests.set(name, await digestFile(file, signal));
      continue;
    }
    const traces = new PrivacyTaker(name, secrets);
    const counter = counterOf(name);
    const split = splitOf(name);
    const takers = [traces, counter, split === undefined ? undefined : examples.taker(split)];
    digests.set(name, await readOnce(file, takers.filter(isThere), signal));
    if (counter !== undefined) records.set(name, counter.found);
    privacy.push(...traces.problems);
  }
  for (const split of SPLITS) if (!records.has(examplesFile(split))) await examples.taker(split).end?.(); // its typed rows have no lines
  return { digests, records, privacy };
}

/** Examples first, split by split: their checks go from one to the next. */
function inOrder(names: readonly string[]): string[] {
  const examples = SPLITS.map(examplesFile).filter((name) => names.includes(name));
  return [...examples, ...names.filter((name) => !examples.includes(name))];
}

function splitOf(name: string): SplitName | undefined {
  return SPLITS.find((split) => examplesFile(split) === name);
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** Counts the records of a file by its lines; undefined for a file that holds none. */
function counterOf(name: string): RecordCounter | undefined {
  if (splitOf(name) !== undefined) return new RecordCounter(() => 1); // what is in a line is checked as an example
  if (name.endsWith(".jsonl"))
    return new RecordCounter(({ text, number }) => {
      if (parseJson(text) === undefined) throw new OperatorError(`${name}:${number}: not JSON`, 1);
      return 1;
    });
  if (!/^[^/]+\/(?:train|val|test)\.json$/u.test(name)) return undefined;
  const list = new ListLines<unknown>(name, name.startsWith("ra-rft/") ? raRftRecord : z.looseObject({}));
  const take = (line: Line): number => (list.take(line) === undefined ? 0 : 1);
  return new RecordCounter(take, () => {
    list.end();
  });
}

/** Counts records until a line is none of the file's format; then it says so, and takes no more. */
class RecordCounter implements LineTaker {
  readonly #recordsOf: (line: Line) => number;
  readonly #end: () => void;
  #found: number | string = 0;

  constructor(recordsOf: (line: Line) => number, end: () => void = () => undefined) {
    this.#recordsOf = recordsOf;
    this.#end = end;
  }

  /** How many, or what is wrong with them. */
  get found(): number | string {
    return this.#found;
  }

  take(line: Line): void {
    this.#try((count) => count + this.#recordsOf(line));
  }

  end(): void {
    this.#try((count) => {
      this.#end();
      return count;
    });
  }

  #try(next: (count: number) => number): void {
    if (typeof this.#found === "string") return;
    try {
      this.#found = next(this.#found);
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      this.#found = error.message;
    }
  }
}
