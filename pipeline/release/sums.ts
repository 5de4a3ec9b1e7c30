import path from "node:path";
import type { FileRecord } from "../../schemas/manifest.ts";
import { digestFile, filesUnder, readFileIfAny, stampOf, writeFileAtomic } from "../lib/files.ts";

/** Checksums of every other file of a release, in the form that `sha256sum --check` reads. */
export const SUMS_FILE = "SHA256SUMS";

/** Writes the checksums of all files below a folder. */
export async function writeSums(folder: string, signal: AbortSignal): Promise<void> {
  const lines: string[] = [];
  for (const name of await filesUnder(folder)) {
    if (name === SUMS_FILE) continue;
    const { sha256 } = await digestFile(path.join(folder, name), signal);
    lines.push(`${sha256}  ${name}\n`);
  }
  await writeFileAtomic(path.join(folder, SUMS_FILE), lines.join(""));
}

/** The checksums that a folder states, by file, and how many lines are none; undefined when it states none. */
export async function readSums(
  folder: string,
): Promise<{ readonly sums: ReadonlyMap<string, string>; readonly unread: number } | undefined> {
  const text = await readFileIfAny(path.join(folder, SUMS_FILE));
  if (text === undefined) return undefined;
  const sums = new Map<string, string>();
  let unread = 0;
  for (const line of text.split("\n").filter((item) => item !== "")) {
    const match = /^([0-9a-f]{64}) {2}(.+)$/u.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) unread += 1;
    else sums.set(match[2], match[1]);
  }
  return { sums, unread };
}

/** Files that a release has beside those that its manifest lists. */
const OWN = /^(?:README\.md|SHA256SUMS|manifest\.json|croissant\.json|plots\/[^/]+\.svg)$/u;

/**
 * What differs between the files that a manifest lists and those that lie in the folder, one sentence each. Only names and what
 * SHA256SUMS says are compared: whether that is true of the files is checked apart.
 */
export async function listedProblems(folder: string, files: readonly FileRecord[]): Promise<string[]> {
  const stated = await readSums(folder);
  const names = await filesUnder(folder);
  const listed = new Set(files.map((file) => file.path));
  const missing = files
    .filter((file) => !names.includes(file.path))
    .map((file) => `${file.path} is listed in the manifest and not there`);
  const changed = files
    .filter((file) => (stated?.sums.get(file.path) ?? file.sha256) !== file.sha256)
    .map((file) => `${file.path} is not the file that the manifest lists`);
  const foreign = names
    .filter((name) => !listed.has(name) && !OWN.test(name))
    .map((name) => `${name} is not listed in the manifest`);
  return [...missing, ...changed, ...foreign];
}

/** What differs between a folder and its checksums, one sentence each; undefined when it has none. */
export async function sumProblems(folder: string, signal: AbortSignal): Promise<string[] | undefined> {
  const stated = await readSums(folder);
  if (stated === undefined) return undefined;
  const problems = Array.from({ length: stated.unread }, () => `${SUMS_FILE} has a line that is no checksum`);
  const expected = new Map(stated.sums);
  for (const name of await filesUnder(folder)) {
    if (name === SUMS_FILE) continue;
    const sum = expected.get(name);
    expected.delete(name);
    if (sum === undefined) problems.push(`${name} is not in ${SUMS_FILE}`);
    else if ((await stampOf(path.join(folder, name))) === undefined) problems.push(`${name} is no file`);
    else if ((await digestFile(path.join(folder, name), signal)).sha256 !== sum)
      problems.push(`${name} was changed`);
  }
  for (const name of expected.keys()) problems.push(`${name} is missing`);
  return problems;
}
