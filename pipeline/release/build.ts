import path from "node:path";
import type { Config } from "../../schemas/config.ts";
import type { FileRecord, StageManifest } from "../../schemas/manifest.ts";
import type { ReleaseManifest } from "../../schemas/release-manifest.ts";
import { STAGE_NAMES, stageFolder } from "../../schemas/stage.ts";
import { datasetCard } from "../9-export/card.ts";
import { croissant } from "../9-export/croissant.ts";
import { DiskIndex } from "../lib/disk-index.ts";
import { OperatorError } from "../lib/errors.ts";
import { copy, digestFile, realPathIfAny, writeFileAtomic } from "../lib/files.ts";
import { lockBeside } from "../lib/lock.ts";
import { abandonSwap, beginSwap, finishSwap } from "../lib/swap.ts";
import { takingTurns } from "../lib/turns.ts";
import { readManifest } from "../manifests.ts";
import { requireRun } from "../run-config.ts";
import { type ReleaseAbout, releaseManifestOf, requireReadable } from "./manifest.ts";
import { type Secret, secretsOf } from "./privacy.ts";
import { releasedExamples } from "./read-release.ts";
import { ReleaseCounter } from "./statistics.ts";
import { writeSums } from "./sums.ts";
import { releaseTarget } from "./target.ts";
import { verify } from "./verify.ts";

/** What building a release may use. */
export interface ReleaseSurroundings {
  /** Folder for temporary files, on any file system. */
  readonly scratch: string;
  readonly signal: AbortSignal;
}

/**
 * Builds a publishable folder from a finished export: data files, dataset card, Croissant description, manifest and checksums.
 * It is verified before it takes the place of an earlier one; a release that does not verify is not put in place.
 */
export async function buildRelease(
  config: Config,
  folder: string,
  about: ReleaseAbout,
  surroundings: ReleaseSurroundings,
): Promise<ReleaseManifest> {
  requireReadable(about);
  const stages = await finishedStages(config.run);
  const target = await releaseTarget(folder);
  await requireOutside(target, config.run);
  const unlock = await lockBeside(target, "release");
  try {
    return await buildAlone(config, target, stages, about, surroundings);
  } finally {
    await unlock();
  }
}

/** A stage removes from its folder what is not its own. */
async function requireOutside(target: string, run: string): Promise<void> {
  const homes = [path.resolve(run), (await realPathIfAny(run)) ?? run];
  const isWithin = (home: string): boolean => `${target}${path.sep}`.startsWith(`${home}${path.sep}`);
  const stage = STAGE_NAMES.find((name) =>
    homes.some((home) => isWithin(path.join(home, stageFolder(name)))),
  );
  if (stage !== undefined)
    throw new OperatorError(
      `release: ${target} lies in the folder of stage ${stage}, which the stage keeps for itself; give a folder elsewhere`,
    );
}

async function buildAlone(
  config: Config,
  target: string,
  stages: readonly StageManifest[],
  about: ReleaseAbout,
  surroundings: ReleaseSurroundings,
): Promise<ReleaseManifest> {
  const next = await beginSwap(target);
  try {
    const files = await copyDataFiles(config, stages, next, surroundings.signal);
    const { statistics, example } = await readExamples(next, surroundings);
    const manifest = await releaseManifestOf(config, about, stages, files, statistics);
    await writeFileAtomic(path.join(next, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    const { readme, plots } = datasetCard(manifest, example);
    await writeFileAtomic(path.join(next, "README.md"), readme);
    for (const { file, svg } of plots) await writeFileAtomic(path.join(next, file), svg);
    await writeFileAtomic(path.join(next, "croissant.json"), croissant(manifest));
    await writeSums(next, surroundings.signal);
    await requireSound(next, surroundings, secretsOf(config));
    await finishSwap(target);
    return manifest;
  } catch (error) {
    await abandonSwap(target);
    throw error;
  }
}

/** Manifests of the stages that have finished; an OperatorError when the export has not. */
export async function finishedStages(run: string): Promise<StageManifest[]> {
  await requireRun(run);
  const stages: StageManifest[] = [];
  for (const name of STAGE_NAMES) {
    const manifest = await readManifest(run, name);
    if (manifest) stages.push(manifest);
    else if (name === "export")
      throw new OperatorError(
        `${run}: stage export has not finished; run it first, with the formats jsonl and parquet`,
      );
  }
  return stages;
}

/** Copies the exported files and checks that they are what the export's manifest says. */
async function copyDataFiles(
  config: Config,
  stages: readonly StageManifest[],
  next: string,
  signal: AbortSignal,
): Promise<FileRecord[]> {
  const home = stageFolder("export");
  const outputs = stages.find(({ stage }) => stage === "export")?.outputs ?? [];
  const files: FileRecord[] = [];
  for (const output of outputs) {
    const name = path.posix.relative(home, output.path);
    if (!name.includes("/")) continue; // the stage's own files
    await copy(path.join(config.run, output.path), path.join(next, name));
    const { sha256 } = await digestFile(path.join(next, name), signal);
    if (sha256 !== output.sha256)
      throw new OperatorError(`${output.path} was changed after the export; run the export again`, 1);
    files.push({ ...output, path: name });
  }
  const held = files.reduce((sum, { records }) => sum + (records ?? 0), 0);
  if (files.length > 0 && held === 0)
    throw new OperatorError(
      `${config.run}: its export holds no example; see what rejected them with "hivtg status"`,
      1,
    );
  for (const format of ["jsonl", "parquet"])
    if (!files.some((file) => file.path.startsWith(`${format}/`)))
      throw new OperatorError(`${config.run}: a release needs the format ${format}; export it as well`);
  return files;
}

async function readExamples(
  folder: string,
  { scratch, signal }: ReleaseSurroundings,
): Promise<ReleaseCounter> {
  const videos = await DiskIndex.open(path.join(scratch, ".index-release-videos"));
  const counter = new ReleaseCounter();
  const turn = takingTurns(signal);
  try {
    for await (const next of releasedExamples(folder)) {
      await turn();
      const isNewVideo = videos.get(next.group) === undefined;
      if (isNewVideo) await videos.put(next.group, "");
      counter.count(next, isNewVideo);
    }
  } finally {
    await videos.close();
  }
  return counter;
}

async function requireSound(
  folder: string,
  surroundings: ReleaseSurroundings,
  secrets: readonly Secret[],
): Promise<void> {
  const { checks } = await verify(folder, surroundings, secrets);
  const problems = checks.flatMap(({ name, problems: found }) =>
    found.map((problem) => `${name}: ${problem}`),
  );
  if (problems.length === 0) return;
  const shown = problems.slice(0, 10).join("\n  ");
  throw new OperatorError(
    `the release does not verify and was not put in place (${problems.length} problems):\n  ${shown}`,
    1,
  );
}
