import path from "node:path";
import type { FileRecord } from "../../schemas/manifest.ts";
import { digestFile, filesUnder, writeFileAtomic } from "../lib/files.ts";
import { textOf } from "./read-release.ts";
import type { FileDigest } from "./read-once.ts";

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

/** Checksums that a folder states. */
export interface StatedSums {
  /** By file. */
  readonly sums: ReadonlyMap<string, string>;
  /** Lines that are none, or name a file again. */
  readonly unread: number;
}

/** The checksums that a folder states; undefined when it states none. */
export async function readSums(folder: string): Promise<StatedSums | undefined> {
  const text = await textOf(folder, SUMS_FILE);
  if (text === undefined) return undefined;
  const sums = new Map<string, string>();
  let unread = 0;
  for (const line of text.split("\n").filter((item) => item !== "")) {
    const match = /^([0-9a-f]{64}) {2}(.+)$/u.exec(line);
    if (match?.[1] === undefined || match[2] === undefined || sums.has(match[2])) unread += 1;
    else sums.set(match[2], match[1]);
  }
  return { sums, unread };
}

/** Files that a release has beside those that its manifest lists. */
export const OWN_FILES = /^(?:README\.md|SHA256SUMS|manifest\.json|croissant\.json|plots\/[^/]+\.svg)$/u;

/**
 * What differs between the files that a manifest lists and those that lie in the folder, one sentence each. Names, sizes and what
 * SHA256SUMS says are compared: whether that is true of the files is checked apart.
 *
 * @param read the files that lie there and could be read
 */
export function listedProblems(
  files: readonly FileRecord[],
  names: readonly string[],
  read: ReadonlyMap<string, FileDigest>,
  stated: StatedSums | undefined,
): string[] {
  const listed = new Set(files.map((file) => file.path));
  const there = new Set(names);
  const problems: string[] = [];
  for (const { path: name, sha256, bytes } of files) {
    const found = read.get(name);
    if (!there.has(name)) problems.push(`${name} is listed in the manifest and not there`);
    else if ((stated?.sums.get(name) ?? sha256) !== sha256)
      problems.push(`${name} is not the file that the manifest lists`);
    else if (found?.sha256 === sha256 && found.bytes !== bytes)
      problems.push(`${name} has ${found.bytes} bytes, ${bytes} in the manifest`);
  }
  if (listed.size < files.length)
    problems.push(`${files.length - listed.size} files are listed twice in the manifest`);
  const foreign = names
    .filter((name) => !listed.has(name) && !OWN_FILES.test(name))
    .map((name) => `${name} is not listed in the manifest`);
  return [...problems, ...foreign];
}

/** What differs between a folder and its checksums, one sentence each. */
export function sumProblems(
  names: readonly string[],
  read: ReadonlyMap<string, FileDigest>,
  stated: StatedSums | undefined,
): string[] {
  if (stated === undefined) return ["there is no SHA256SUMS"];
  const problems = Array.from(
    { length: stated.unread },
    () => `${SUMS_FILE} has a line that is no checksum, or names a file again`,
  );
  const expected = new Map(stated.sums);
  for (const name of names) {
    if (name === SUMS_FILE) continue;
    const sum = expected.get(name);
    expected.delete(name);
    const found = read.get(name);
    if (sum === undefined) problems.push(`${name} is not in ${SUMS_FILE}`);
    else if (found === undefined) problems.push(`${name} is no file`);
    else if (found.sha256 !== sum) problems.push(`${name} was changed`);
  }
  for (const name of expected.keys()) problems.push(`${name} is missing`);
  return problems;
}
