import path from "node:path";
import { OperatorError } from "../lib/errors.ts";
import { filesUnder, namesIn, realPathIfAny, requireFolder } from "../lib/files.ts";
import { readSums, SUMS_FILE } from "./sums.ts";

const SHOWN = 3;

/**
 * Where a release goes, links followed: a folder that does not exist yet, an empty one, or an earlier release, whose place it
 * takes. A folder that holds anything else is somebody's and stays as it is: an OperatorError says so.
 */
export async function releaseTarget(folder: string): Promise<string> {
  const target = await realPathIfAny(folder);
  if (target === undefined) {
    const isLink = (await namesIn(path.dirname(folder))).includes(path.basename(folder));
    if (isLink)
      throw new OperatorError(`release: ${folder} is a link that leads nowhere; give another folder`);
    return path.resolve(folder);
  }
  await requireFolder(target, "release");
  const sums = await readSums(target);
  const foreign = (await filesUnder(target)).filter((name) => name !== SUMS_FILE && !sums?.sums.has(name));
  if (foreign.length === 0) return target;
  const more = foreign.length > SHOWN ? ` and ${foreign.length - SHOWN} more` : "";
  throw new OperatorError(
    `release: ${folder} holds files that are not of an earlier release (${foreign.slice(0, SHOWN).join(", ")}${more}), and a release replaces the whole folder; give a new folder, or move them away`,
  );
}
