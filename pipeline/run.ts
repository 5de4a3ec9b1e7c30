import { rename } from "node:fs/promises";
import path from "node:path";
import type { Checkpoint } from "../schemas/checkpoint.ts";
import type { Config } from "../schemas/config.ts";
import type { FileRecord, StageManifest } from "../schemas/manifest.ts";
import { clearCheckpoint, freshCheckpoint, readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import type { Engine } from "./engine/engine.ts";
import { joinStages, stageRecords } from "./join.ts";
import { mapInOrder } from "./lib/concurrency.ts";
import { DiskIndex } from "./lib/disk-index.ts";
import { OperatorError } from "./lib/errors.ts";
import { Appender, digestFile, makeFolder, remove, requireFile, sizeOf } from "./lib/files.ts";
import { fingerprint, type Json } from "./lib/fingerprint.ts";
import { TOOL } from "./lib/package.ts";
import type { Reporter } from "./lib/progress.ts";
import { takingTurns } from "./lib/turns.ts";
import { folderOf, manifestFile, readManifest, writeManifest } from "./manifests.ts";
import {
  type Outcome,
  RECORD_SCHEMAS,
  type RecordStage,
  type StageDefinition,
  type StageEnvironment,
  type StageWorker,
} from "./stage.ts";

/** What a run gives to each of its stages. */
export interface RunContext {
  readonly config: Config;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  /** Milliseconds that only grow; decides when to save, never what is written. */
  readonly clock: () => number;
  readonly engine: () => Promise<Engine>;
}

/**
 * Any stage. `never` as the item makes every definition assignable here; the runner feeds each one the items that its own
 * `reads` or `source` describe.
 */
export type AnyStage = StageDefinition<never, unknown>;
type AnyWorker = StageWorker<never, unknown>;

/** Save at least this often: what a crash may cost is the work since then, replies excepted, which are in the ledger. */
const SAVE_EVERY_MS = 1000;

/**
 * Runs one stage to its end: skips it when its output is up to date, goes on where an interrupted run had come to, keeps order,
 * and checks that every unit that went in came out.
 */
export async function runStage(stage: AnyStage, context: RunContext): Promise<StageManifest> {
  const { config, reporter } = context;
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
    const done = await work.run(saved?.items ?? 0);
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
      const index = await DiskIndex.open(path.join(folder, `.index-${name}`));
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
  const engine: Json = stage.asks ? (await context.engine()).identity : null;
  return fingerprint({
    tool: TOOL,
    stage: stage.name,
    revision: stage.revision,
    settings: stage.settings(context.config),
    engine,
    inputs: inputs.map(({ file }) => [file.path, file.sha256]),
  });
}

async function outputsIntact(run: string, manifest: StageManifest): Promise<boolean> {
  for (const file of manifest.outputs) {
    if ((await sizeOf(path.join(run, file.path))) !== file.bytes) return false;
  }
  return true;
}

/** Accepted and rejected files of a stage at work, and how far it has come. */
class Work {
  readonly #stage: AnyStage;
  readonly #worker: AnyWorker;
  readonly #context: RunContext;
  readonly #accepted: Appender;
  readonly #rejected: Appender;
  readonly #at: Checkpoint;
  /** Set while an item is half taken: what is on disk then fits no checkpoint. */
  #torn = false;

  private constructor(
    stage: AnyStage,
    worker: AnyWorker,
    context: RunContext,
    at: Checkpoint,
    files: [Appender, Appender],
  ) {
    this.#stage = stage;
    this.#worker = worker;
    this.#context = context;
    this.#at = at;
    [this.#accepted, this.#rejected] = files;
  }

  static async open(stage: AnyStage, worker: AnyWorker, context: RunContext, at: Checkpoint): Promise<Work> {
    const folder = folderOf(context.config.run, stage.name);
    const accepted = await Appender.open(partialFile(folder, "records"), at.accepted.bytes);
    const rejected = await Appender.open(partialFile(folder, "rejected"), at.rejected.bytes);
    return new Work(stage, worker, context, at, [accepted, rejected]);
  }

  /** Works through the rest of the items; returns where it stands, everything durable. */
  async run(resumed: number): Promise<Checkpoint> {
    const { clock, signal, reporter } = this.#context;
    const turn = takingTurns(signal, clock);
    let lastSave = clock();
    try {
      for await (const step of this.#steps()) {
        await this.#take(step);
        if (await turn()) reporter.advanced(this.#at.items, resumed);
        if (clock() - lastSave < SAVE_EVERY_MS) continue;
        await this.#save();
        lastSave = clock();
      }
      reporter.advanced(this.#at.items, resumed);
    } finally {
      if (!this.#torn) await this.#save();
      await this.#accepted.close();
      await this.#rejected.close();
    }
    return this.#at;
  }

  #steps(): AsyncIterable<Step> {
    const process = async ({ item, offsets }: Source): Promise<Step> => {
      const units = this.#worker.unitsIn?.(item) ?? 1;
      return { units, outcome: await this.#worker.process(item), offsets };
    };
    const source = this.#source();
    if (this.#stage.asks)
      return mapInOrder(source, this.#context.config.concurrency, process, this.#context.signal);
    return oneByOne(source, process);
  }

  async *#source(): AsyncGenerator<Source> {
    if (this.#worker.source) {
      for await (const item of this.#worker.source()) yield { item: item as never, offsets: {} };
      return;
    }
    const joined = joinStages(this.#context.config.run, this.#stage.reads, this.#at.offsets);
    // The join yields exactly the records that the stage's own `reads` names.
    for await (const { records, offsets } of joined) yield { item: records as never, offsets };
  }

  async #take({ units, outcome, offsets }: Step): Promise<void> {
    const at = this.#at;
    this.#torn = true;
    for (const record of outcome.records) await this.#accepted.write(`${JSON.stringify(record)}\n`);
    for (const rejection of outcome.rejections) await this.#rejected.write(`${JSON.stringify(rejection)}\n`);
    at.items += 1;
    at.offsets = { ...offsets };
    at.accepted.records += outcome.records.length;
    at.rejected.records += outcome.rejections.length;
    at.counts.in += units;
    at.counts.accepted += outcome.accepted ?? outcome.records.length;
    for (const { reason, units: lost } of outcome.rejections) {
      at.counts.rejected += lost;
      at.rejectedBy[reason] = (at.rejectedBy[reason] ?? 0) + lost;
    }
    for (const [name, count] of Object.entries(outcome.tallies ?? {}))
      at.tallies[name] = (at.tallies[name] ?? 0) + count;
    this.#torn = false;
  }

  async #save(): Promise<void> {
    this.#at.accepted.bytes = await this.#accepted.commit();
    this.#at.rejected.bytes = await this.#rejected.commit();
    if (!this.#stage.resumable) return;
    this.#at.state = this.#worker.state?.save() ?? null;
    await writeCheckpoint(folderOf(this.#context.config.run, this.#stage.name), this.#at);
  }
}

interface Source {
  readonly item: never;
  readonly offsets: Readonly<Record<string, number>>;
}

interface Step {
  readonly units: number;
  readonly outcome: Outcome<unknown>;
  readonly offsets: Readonly<Record<string, number>>;
}

async function* oneByOne(
  source: AsyncIterable<Source>,
  process: (item: Source) => Promise<Step>,
): AsyncGenerator<Step> {
  for await (const item of source) yield await process(item);
}

function partialFile(folder: string, name: "records" | "rejected"): string {
  return path.join(folder, `${name}.ndjson.partial`);
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
