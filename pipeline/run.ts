import { rename } from "node:fs/promises";
import path from "node:path";
import type { Checkpoint } from "../schemas/checkpoint.ts";
import type { Config } from "../schemas/config.ts";
import type { FileRecord, StageManifest } from "../schemas/manifest.ts";
import { clearCheckpoint, freshCheckpoint, readCheckpoint } from "./checkpoint.ts";
import { stageRecords } from "./join.ts";
import { DiskIndex, indexFolder, removeLeftIndexes } from "./lib/disk-index.ts";
import { OperatorError } from "./lib/errors.ts";
import { digestFile, makeFolder, remove, requireFile, sizeOf } from "./lib/files.ts";
import { fingerprint, type Json } from "./lib/fingerprint.ts";
import { TOOL } from "./lib/package.ts";
import { folderOf, manifestFile, readManifest, writeManifest } from "./manifests.ts";
import { asksEngine, RECORD_SCHEMAS, type RecordStage, type StageEnvironment } from "./stage.ts";
import { type AnyStage, type AnyWorker, partialFile, type RunContext, Work } from "./work.ts";

export type { AnyStage, RunContext } from "./work.ts";

/**
 * Runs one stage to its end: skips it when its output is up to date, goes on where an interrupted run had come to, keeps order,
 * and checks that every unit that went in came out.
 */
export async function runStage(stage: AnyStage, context: RunContext): Promise<StageManifest> {
  const { config, reporter } = context;
  await removeLeftIndexes(folderOf(config.run, stage.name));
  const inputs = await inputsOf(stage, config);
  const print = await fingerprintOf(stage, context, inputs);
  const known = await readManifest(config.run, stage.name);
  if (known?.fingerprint === print && (await outputsIntact(config.run, known))) {
    reporter.stageFinished(known, "up-to-date");
    return known;
  }
  await remove(manifestFile(config.run, stage.name));
  const saved = stage.resumable ? await readCheckpoint(folderOf(config.run, stage.name), print) : undefined;
  const total = inputs.find((input) => input.stage === paceOf(stage))?.file.records;
  reporter.stageStarted(stage.name, total ?? undefined);
  const indexes: DiskIndex[] = [];
  let worker: AnyWorker | undefined;
  try {
    worker = await stage.open(environmentOf(stage, context, indexes));
    if (saved) worker.state?.restore(saved.state);
    const work = await Work.open(stage, worker, context, saved ?? freshCheckpoint(print));
    const done = await work.run();
    const manifest = await finishStage(stage, worker, context, inputs, done);
    reporter.stageFinished(manifest, "ran");
    return manifest;
  } finally {
    await worker?.close?.();
    for (const index of indexes) await index.close();
  }
}

/** @param indexes collects what the stage opens, for closing */
function environmentOf(stage: AnyStage, context: RunContext, indexes: DiskIndex[]): StageEnvironment {
  const { config, signal, reporter, engine } = context;
  const folder = folderOf(config.run, stage.name);
  return {
    config,
    folder,
    signal,
    reporter,
    engine,
    all: (name) => stageRecords(config.run, name),
    index: async (name) => {
      const index = await DiskIndex.open(indexFolder(folder, name));
      indexes.push(index);
      return index;
    },
  };
}

/** An input of a stage: another stage's output, or a file from outside. */
interface Input {
  readonly stage: RecordStage | null;
  readonly file: FileRecord;
}

async function inputsOf(stage: AnyStage, config: Config): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const name of stage.reads) {
    const manifest = await readManifest(config.run, name);
    const output = manifest?.outputs.find((file) => file.path.endsWith("records.ndjson"));
    if (!output)
      throw new OperatorError(
        `stage ${stage.name} needs stage ${name}, which has not finished in ${config.run}; run it first`,
      );
    inputs.push({ stage: name, file: output });
  }
  for (const file of stage.externalFiles?.(config) ?? []) {
    await requireFile(file, `stage ${stage.name}`);
    inputs.push({
      stage: null,
      file: { path: path.basename(file), ...(await digestFile(file)), records: null },
    });
  }
  return inputs;
}

/** The stage whose records set the pace of the join. */
function paceOf(stage: AnyStage): RecordStage | undefined {
  return stage.reads.findLast((name) => name !== "negatives" && name !== "validate");
}

async function fingerprintOf(
  stage: AnyStage,
  context: RunContext,
  inputs: readonly Input[],
): Promise<string> {
  const engine: Json = asksEngine(stage, context.config) ? (await context.engine()).identity : null;
  return fingerprint({
    tool: TOOL,
    stage: stage.name,
    revision: stage.revision,
    settings: stage.settings(context.config),
    engine,
    inputs: inputs.map(({ file }) => [file.path, file.sha256]),
    observed: await stage.observed?.(context.config),
  });
}

async function outputsIntact(run: string, manifest: StageManifest): Promise<boolean> {
  for (const file of manifest.outputs) {
    if ((await sizeOf(path.join(run, file.path))) !== file.bytes) return false;
  }
  return true;
}

/** Puts the outputs in place and writes the manifest last: a stage without one has not finished. */
async function finishStage(
  stage: AnyStage,
  worker: AnyWorker,
  context: RunContext,
  inputs: readonly Input[],
  done: Checkpoint,
): Promise<StageManifest> {
  const { run } = context.config;
  const folder = folderOf(run, stage.name);
  const { counts } = done;
  if (counts.in !== counts.accepted + counts.rejected) {
    throw new Error(
      `conservation broken in stage ${stage.name}: ${counts.in} ${stage.unit} in, ${counts.accepted} accepted, ${counts.rejected} rejected`,
    );
  }
  const files = (await worker.finish?.()) ?? [];
  const outputs: FileRecord[] = [];
  for (const name of ["records", "rejected"] as const) {
    const file = path.join(folder, `${name}.ndjson`);
    await makeFolder(folder);
    if (name === "records" && !(stage.name in RECORD_SCHEMAS)) {
      await remove(partialFile(folder, name)); // a stage that writes files of its own has no records
      continue;
    }
    await rename(partialFile(folder, name), file);
    const records = name === "records" ? done.accepted.records : done.rejected.records;
    outputs.push({ path: path.relative(run, file), ...(await digestFile(file)), records });
  }
  const manifest: StageManifest = {
    stage: stage.name,
    fingerprint: done.fingerprint,
    tool: TOOL,
    settings: stage.settings(context.config),
    inputs: inputs.map(({ file }) => file),
    outputs: [...outputs, ...files],
    counts: { unit: stage.unit, ...counts },
    rejectedBy: sorted(done.rejectedBy),
    tallies: sorted(done.tallies),
  };
  await writeManifest(run, manifest);
  await clearCheckpoint(folder);
  return manifest;
}

function sorted(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
