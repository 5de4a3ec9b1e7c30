import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { OperatorError } from "../../pipeline/lib/errors.ts";
import { corpusSource } from "../../schemas/config.ts";
import { type Ingested, ingest } from "./ingest.ts";

const FIXTURES = path.join(import.meta.dirname, "..", "fixtures");
const caseFile = z.strictObject({ corpora: z.array(corpusSource), limit: z.int().nullable().default(null) });

/** What a case comes to, file by file, as its expected folder holds it. */
export type Actual = Readonly<Record<string, string>>;

/** Names of the cases: folders below test/fixtures that begin with corpus-. */
export async function caseNames(): Promise<string[]> {
  return (await readdir(FIXTURES)).filter((name) => name.startsWith("corpus-")).sort();
}

/** Files of a case's expected folder. */
export async function expectedOf(name: string): Promise<Actual> {
  const folder = path.join(FIXTURES, name, "expected");
  const files: Record<string, string> = {};
  for (const file of (await readdir(folder)).sort())
    files[file] = await readFile(path.join(folder, file), "utf8");
  return files;
}

/** Runs a case: its records and rejections, one a line, and its counts; or the sentence that the operator is told. */
export async function runCase(name: string): Promise<Actual> {
  const folder = path.join(FIXTURES, name, "input");
  const { corpora, limit } = caseFile.parse(
    JSON.parse(await readFile(path.join(folder, "case.json"), "utf8")),
  );
  const located = corpora.map((source) => ({
    ...source,
    files: source.files.map((file) => path.join(folder, file)),
    ...(source.mapping === undefined ? {} : { mapping: path.join(folder, source.mapping) }),
  }));
  try {
    return filesOf(await ingest({ corpora: located, limit }));
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return { "error.txt": `${error.message.replaceAll(`${folder}${path.sep}`, "")}\n` };
  }
}

function filesOf({ manifest, moments, rejections }: Ingested): Actual {
  const { counts, rejectedBy, tallies } = manifest;
  const lines = (records: readonly unknown[]): string =>
    records.map((record) => `${JSON.stringify(record)}\n`).join("");
  return {
    "counts.json": `${JSON.stringify({ counts, rejectedBy, tallies }, null, 2)}\n`,
    "records.ndjson": lines(moments),
    "rejected.ndjson": lines(rejections),
  };
}
