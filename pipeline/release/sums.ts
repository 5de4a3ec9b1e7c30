import path from "node:path";
import { digestFile, filesUnder, readFileIfAny, writeFileAtomic } from "../lib/files.ts";

/** Checksums of every other file of a release, in the form that `sha256sum --check` reads. */
const SUMS_FILE = "SHA256SUMS";

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

/** What differs between a folder and its checksums, one sentence each; undefined when it has none. */
export async function sumProblems(folder: string, signal: AbortSignal): Promise<string[] | undefined> {
  const text = await readFileIfAny(path.join(folder, SUMS_FILE));
  if (text === undefined) return undefined;
  const problems: string[] = [];
  const expected = new Map<string, string>();
  for (const line of text.split("\n").filter((item) => item !== "")) {
    const match = /^([0-9a-f]{64}) {2}(.+)$/u.exec(line);
    if (match?.[1] === undefined || match[2] === undefined)
      problems.push(`${SUMS_FILE} has a line that is no checksum`);
    else expected.set(match[2], match[1]);
  }
  for (const name of await filesUnder(folder)) {
    if (name === SUMS_FILE) continue;
    const sum = expected.get(name);
    expected.delete(name);
    if (sum === undefined) problems.push(`${name} is not in ${SUMS_FILE}`);
    else if ((await digestFile(path.join(folder, name), signal)).sha256 !== sum)
      problems.push(`${name} was changed`);
  }
  for (const name of expected.keys()) problems.push(`${name} is missing`);
  return problems;
}
