import path from "node:path";
import { OperatorError } from "../lib/errors.ts";
import { digestFile, filesUnder, namesIn, realPathIfAny, requireFolder, stampOf } from "../lib/files.ts";
import { OWN_FILES, readSums, type StatedSums, SUMS_FILE } from "./sums.ts";

const SHOWN = 3;

/** Whoever wrote into the card of an earlier release would lose that; its data files are copies, made again in any case. */
async function requireUnchanged(target: string, sums: StatedSums | undefined): Promise<void> {
  for (const [name, sum] of sums?.sums ?? []) {
    const file = path.join(target, name);
    if (!OWN_FILES.test(name) || (await stampOf(file)) === undefined) continue;
    if ((await digestFile(file)).sha256 !== sum)
      throw new OperatorError(
        `release: ${name} in ${target} was changed by hand since it was released, and a release replaces it; move it away, or give a new folder`,
      );
  }
}

/**
 * Where a release goes, links followed: a folder that does not exist yet, an empty one, or an earlier release, whose place it
 * takes. A folder that holds anything else, or a card changed by hand, is somebody's and stays as it is: an OperatorError says so.
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
  if (foreign.length === 0) {
    await requireUnchanged(target, sums);
    return target;
  }
  const more = foreign.length > SHOWN ? ` and ${foreign.length - SHOWN} more` : "";
  throw new OperatorError(
    `release: ${folder} holds files that are not of an earlier release (${foreign.slice(0, SHOWN).join(", ")}${more}), and a release replaces the whole folder; give a new folder, or move them away`,
  );
}
