import path from "node:path";
import { z } from "zod";
import { raRftRecord } from "../../schemas/ra-rft.ts";
import { type ReleaseManifest, releaseManifest } from "../../schemas/release-manifest.ts";
import { SPLITS } from "../../schemas/split.ts";
import { leavesFolder } from "../9-export/video-path.ts";
import { errorCode, messageOf, OperatorError, throwIfStopped } from "../lib/errors.ts";
import { filesUnder, readFileIfAny, requireFolder } from "../lib/files.ts";
import { parseJson, readLines } from "../lib/ndjson.ts";
import { takingTurns } from "../lib/turns.ts";
import { exchangeProblems } from "./check-exchanges.ts";
import { checkSplits, type CheckSurroundings } from "./check-splits.ts";
import { parquetProblems } from "./parquet-check.ts";
import { privacyProblems, type Secret } from "./privacy.ts";
import { listRecords, releasedExamples } from "./read-release.ts";
import { listedProblems, sumProblems } from "./sums.ts";

/** One thing that was verified. */
export interface Check {
  readonly name:
    "checksums" | "manifest" | "conservation" | "records" | "parquet" | "splits" | "exchanges" | "privacy";
  /** Empty when all is well; else one sentence each. */
  readonly problems: readonly string[];
}

/** What verifying a release found. */
export interface VerifyReport {
  readonly sound: boolean;
  readonly checks: readonly Check[];
}

/**
 * Checks a release folder against what it says of itself: checksums, the manifest, conservation in every stage, the schema and
 * number of all records, typed files that hold what the text files hold, splits that do not leak, pairs of opposite changes
 * that are whole, and nothing that gives away a machine or a key. Reads only.
 *
 * @param secrets what else must not be found
 */
export async function verify(
  folder: string,
  surroundings: CheckSurroundings,
  secrets: readonly Secret[] = [],
): Promise<VerifyReport> {
  await requireFolder(folder, "release");
  const checks: Check[] = [];
  const sums = await sumProblems(folder, surroundings.signal);
  checks.push({ name: "checksums", problems: sums ?? ["there is no SHA256SUMS"] });
  const manifest = await readReleaseManifest(folder);
  if (typeof manifest === "string") checks.push({ name: "manifest", problems: [manifest] });
  else {
    checks.push({ name: "manifest", problems: await listedProblems(folder, manifest.files) });
    checks.push({ name: "conservation", problems: conservationProblems(manifest) });
    checks.push({ name: "records", problems: await recordProblems(folder, manifest, surroundings.signal) });
    const typed = await problemOf(() => parquetProblems(folder, manifest, surroundings.signal));
    checks.push({ name: "parquet", problems: typeof typed === "string" ? [typed] : typed });
  }
  checks.push({ name: "splits", problems: await splitProblems(folder, surroundings) });
  const exchanges = await problemOf(() => exchangeProblems(folder, surroundings));
  checks.push({ name: "exchanges", problems: typeof exchanges === "string" ? [exchanges] : exchanges });
  checks.push({ name: "privacy", problems: await privacyProblems(folder, surroundings.signal, secrets) });
  return { sound: checks.every(({ problems }) => problems.length === 0), checks };
}

/** The manifest of a release; a sentence when it has none or one of another shape. */
export async function readReleaseManifest(folder: string): Promise<ReleaseManifest | string> {
  const text = await readFileIfAny(path.join(folder, "manifest.json"));
  if (text === undefined) return "there is no manifest.json";
  const parsed = releaseManifest.safeParse(parseJson(text));
  return parsed.success ? parsed.data : `manifest.json: ${z.prettifyError(parsed.error)}`;
}

function conservationProblems({ stages, statistics, files }: ReleaseManifest): string[] {
  const problems = stages
    .filter(({ counts }) => counts.in !== counts.accepted + counts.rejected)
    .map(
      ({ stage, counts }) =>
        `stage ${stage}: ${counts.in} in, ${counts.accepted} accepted, ${counts.rejected} rejected`,
    );
  for (const split of SPLITS) {
    const file = files.find(({ path: name }) => name === `jsonl/${split}.jsonl`);
    if (file && file.records !== statistics.examples[split])
      problems.push(
        `${split}: ${statistics.examples[split]} examples counted, ${String(file.records)} in ${file.path}`,
      );
  }
  return problems;
}

/** Every record of every text file is read; those of jsonl and ra-rft against their schemas. */
async function recordProblems(
  folder: string,
  { files }: ReleaseManifest,
  signal: AbortSignal,
): Promise<string[]> {
  const problems: string[] = [];
  const present = new Set(await filesUnder(folder)); // what lies elsewhere is none of the release's, whatever the manifest says
  for (const { path: name, records } of files) {
    throwIfStopped(signal);
    if (records === null || name.endsWith(".parquet") || !present.has(name)) continue;
    const counted = await problemOf(() => countRecords(path.join(folder, name), signal));
    if (typeof counted === "string") problems.push(counted);
    else if (counted !== records) problems.push(`${name}: ${counted} records, ${records} in the manifest`);
  }
  const misplaced = await problemOf(() => pathProblems(folder, signal));
  return [...problems, ...(typeof misplaced === "string" ? [misplaced] : misplaced)];
}

/** Reads all examples against their schema; counts those whose video lies in a place of one machine, or outside any place. */
async function pathProblems(folder: string, signal: AbortSignal): Promise<string[]> {
  const turn = takingTurns(signal);
  let [absolute, outside] = [0, 0];
  for await (const { video } of releasedExamples(folder)) {
    await turn();
    if (/^(?:[\\/]|[A-Za-z]:[\\/])/u.test(video)) absolute += 1;
    if (leavesFolder(video)) outside += 1;
  }
  return [
    ...(absolute > 0 ? [`${absolute} videos are named by an absolute path; give another --video-path`] : []),
    ...(outside > 0 ? [`${outside} videos are named by a path that leads out of its folder (..)`] : []),
  ];
}

async function countRecords(file: string, signal: AbortSignal): Promise<number> {
  const turn = takingTurns(signal);
  let count = 0;
  if (file.endsWith(".json")) {
    const schema = path.basename(path.dirname(file)) === "ra-rft" ? raRftRecord : z.looseObject({});
    for await (const record of listRecords<unknown>(file, schema)) {
      await turn();
      count += record === undefined ? 0 : 1;
    }
    return count;
  }
  for await (const { text, number } of readLines(file)) {
    await turn();
    if (parseJson(text) === undefined) throw new OperatorError(`${file}:${number}: not JSON`, 1);
    count += 1;
  }
  return count;
}

async function splitProblems(folder: string, surroundings: CheckSurroundings): Promise<string[]> {
  const report = await problemOf(() => checkSplits(folder, surroundings));
  if (typeof report === "string") return [report];
  return report.leaks.map(({ name, count, shown }) => `${name}: ${count} (${shown.join("; ")})`);
}

/** The answer, or the sentence of what is wrong with the release. Anything else that goes wrong is no finding. */
async function problemOf<T>(ask: () => Promise<T>): Promise<T | string> {
  try {
    return await ask();
  } catch (error) {
    const isMissing = ["ENOENT", "ENOTDIR", "EISDIR", "EACCES"].includes(errorCode(error) ?? "");
    if (error instanceof OperatorError || isMissing) return messageOf(error);
    throw error;
  }
}
