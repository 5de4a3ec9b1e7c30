import path from "node:path";
import { type StageManifest, stageManifest } from "../schemas/manifest.ts";
import { stageFolder, type StageName } from "../schemas/stage.ts";
import { OperatorError } from "./lib/errors.ts";
import { readFileIfAny, writeFileAtomic } from "./lib/files.ts";
import { parseJson } from "./lib/ndjson.ts";

/** Folder of a stage inside a run. */
export function folderOf(run: string, stage: StageName): string {
  return path.join(run, stageFolder(stage));
}

/** Where a finished stage leaves its manifest. */
export function manifestFile(run: string, stage: StageName): string {
  return path.join(folderOf(run, stage), "manifest.json");
}

/** The manifest of a finished stage; undefined when the stage has not finished. */
export async function readManifest(run: string, stage: StageName): Promise<StageManifest | undefined> {
  const file = manifestFile(run, stage);
  const text = await readFileIfAny(file);
  if (text === undefined) return undefined;
  const parsed = stageManifest.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new OperatorError(
      `${file}: not a manifest of this version; delete the folder it is in and run again`,
      1,
    );
  }
  return parsed.data;
}

/** Marks a stage as finished; written behind everything it names. */
export async function writeManifest(run: string, manifest: StageManifest): Promise<void> {
  await writeFileAtomic(manifestFile(run, manifest.stage), `${JSON.stringify(manifest, null, 2)}\n`);
}
