import path from "node:path";
import type { Checkpoint } from "../schemas/checkpoint.ts";
import type { Config } from "../schemas/config.ts";
import { writeCheckpoint } from "./checkpoint.ts";
import type { Engine } from "./engine/engine.ts";
import { joinStages } from "./join.ts";
import { mapInOrder } from "./lib/concurrency.ts";
import { Appender } from "./lib/files.ts";
import type { Reporter } from "./lib/progress.ts";
import { takingTurns } from "./lib/turns.ts";
import { folderOf } from "./manifests.ts";
import { asksEngine, type Outcome, type StageDefinition, type StageWorker } from "./stage.ts";

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
/** Any stage at work. */
export type AnyWorker = StageWorker<never, unknown>;

/** Save at least this often: what a crash may cost is the work since then, replies excepted, which are in the ledger. */
const SAVE_EVERY_MS = 1000;

/** Accepted and rejected files of a stage at work, and how far it has come. */
export class Work {
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
  async run(): Promise<Checkpoint> {
    const { clock, signal, reporter } = this.#context;
    const turn = takingTurns(signal, clock);
    let lastSave = clock();
    try {
      for await (const step of this.#steps()) {
        await this.#take(step);
        if (await turn()) reporter.advanced(this.#at.items);
        if (clock() - lastSave < SAVE_EVERY_MS) continue;
        await this.#save();
        lastSave = clock();
      }
      reporter.advanced(this.#at.items);
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
    if (asksEngine(this.#stage, this.#context.config))
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

/** Where a stage writes until it has finished. */
export function partialFile(folder: string, name: "records" | "rejected"): string {
  return path.join(folder, `${name}.ndjson.partial`);
}
