import type { z } from "zod";
import { type Candidate, candidate } from "../schemas/candidate.ts";
import { type CandidateReply, candidateReply } from "../schemas/candidate-reply.ts";
import type { Config } from "../schemas/config.ts";
import { type Context, context } from "../schemas/context.ts";
import { type EligibleCategories, eligibleCategories } from "../schemas/eligible-categories.ts";
import { type Example, example } from "../schemas/example.ts";
import { type FileRecord } from "../schemas/manifest.ts";
import { type Moment, moment } from "../schemas/moment.ts";
import { type Plan, plan } from "../schemas/plan.ts";
import type { Rejection } from "../schemas/rejection.ts";
import { type SplitAssignment, splitAssignment } from "../schemas/split.ts";
import type { StageName } from "../schemas/stage.ts";
import type { Engine, EngineRequest } from "./engine/engine.ts";
import type { DiskIndex } from "./lib/disk-index.ts";
import type { Json } from "./lib/fingerprint.ts";
import type { Reporter } from "./lib/progress.ts";

/** What each stage writes, one record a line: all that stages know of each other. */
export interface StageRecords {
  corpus: Moment;
  context: Context;
  categories: EligibleCategories;
  plan: Plan;
  negatives: CandidateReply;
  validate: Candidate;
  select: Example;
  split: SplitAssignment;
}

/** Stages that write records; export writes files for trainers instead. */
export type RecordStage = keyof StageRecords;

/** The schema that every line of a stage's file parses with. */
export const RECORD_SCHEMAS: { readonly [Name in RecordStage]: z.ZodType<StageRecords[Name]> } = {
  corpus: moment,
  context,
  categories: eligibleCategories,
  plan,
  negatives: candidateReply,
  validate: candidate,
  select: example,
  split: splitAssignment,
};

/** Stages that may write several records for one moment. */
export const MANY_STAGES = ["negatives", "validate"] as const satisfies readonly RecordStage[];
type ManyStage = (typeof MANY_STAGES)[number];

/** One moment's records of earlier stages, joined by moment id. */
export type Joined<Names extends RecordStage> = {
  readonly [Name in Names]: Name extends ManyStage ? readonly StageRecords[Name][] : StageRecords[Name];
};

/** What became of one item: every unit that went in is accepted or rejected. */
export interface Outcome<Output> {
  readonly records: readonly Output[];
  readonly rejections: readonly Rejection[];
  /** Units accepted; the number of records unless the stage counts something else. */
  readonly accepted?: number;
  /** Other things worth counting, by name. */
  readonly tallies?: Readonly<Record<string, number>>;
}

/** Where a stage finds what it may use. Effects reach a stage only through here. */
export interface StageEnvironment {
  readonly config: Config;
  /** The stage's folder, for files that outlive the work. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly reporter: Reporter;
  /** The run's engine, opened on first use. */
  readonly engine: () => Promise<Engine>;
  /** All records of an earlier stage, in order: for stages that need an overview before they start. */
  readonly all: <Name extends RecordStage>(stage: Name) => AsyncIterable<StageRecords[Name]>;
  /** A temporary index on disk, closed and removed when the stage ends, however it ends. */
  readonly index: (name: string) => Promise<DiskIndex>;
}

/** A stage at work. */
export interface StageWorker<Item, Output> {
  /** Where a source stage's items come from; other stages get the joined records of the stages they read. */
  readonly source?: () => AsyncIterable<unknown>;
  /** Units that go in with an item, counted before anything is done with it; 1 unless said otherwise. */
  readonly unitsIn?: (item: Item) => number;
  /** Must depend on the item alone, except in a stage with state. */
  readonly process: (item: Item) => Outcome<Output> | Promise<Outcome<Output>>;
  /** What a stage remembers from item to item: small, and enough to go on after an interruption. */
  readonly state?: { readonly save: () => Json; readonly restore: (saved: unknown) => void };
  /** Called once behind the last item; returns the files that the stage wrote itself. */
  readonly finish?: () => Promise<readonly FileRecord[]>;
  /** Called at the end, whatever happened. */
  readonly close?: () => Promise<void>;
}

/** A stage: what it reads, what it writes, what shapes it, and how it works on one item. */
export interface StageDefinition<Item, Output> {
  readonly name: StageName;
  /** The command that runs it alone. */
  readonly command: string;
  /** One line for help texts. */
  readonly summary: string;
  /** What its manifest counts. */
  readonly unit: string;
  /** Raised when the stage's behaviour changes, so that finished runs do it again. */
  readonly revision: number;
  /** Earlier stages whose records it joins by moment; empty for a source stage. */
  readonly reads: readonly RecordStage[];
  /** Whether it asks the engine: then the engine's identity shapes its output. It may hang on the configuration. */
  readonly asks: boolean | ((config: Config) => boolean);
  /** Whether an interrupted stage can go on where it was; otherwise it starts again. */
  readonly resumable: boolean;
  /** Input files from outside the run. */
  readonly externalFiles?: (config: Config) => readonly string[];
  /** Something outside the run that is too large to be read for it, in short: when it changes, the stage runs again. */
  readonly observed?: (config: Config) => Promise<Json>;
  /** The part of the configuration that shapes its output. */
  readonly settings: (config: Config) => Json;
  /** What the stage will ask for an item, repairs aside: lets replies be fetched ahead, by batch. */
  readonly requests?: (item: Item, config: Config) => readonly EngineRequest[];
  readonly open: (environment: StageEnvironment) => Promise<StageWorker<Item, Output>>;
}

/** Whether a stage asks the engine under a configuration. */
export function asksEngine({ asks }: Pick<StageDefinition<never, unknown>, "asks">, config: Config): boolean {
  return typeof asks === "boolean" ? asks : asks(config);
}

/** Declares a stage; the item type follows from what it reads. */
export function defineStage<const Reads extends RecordStage, Output>(
  definition: Omit<StageDefinition<Joined<Reads>, Output>, "reads"> & { readonly reads: readonly Reads[] },
): StageDefinition<Joined<Reads>, Output> {
  return definition;
}

/** Declares a stage that reads annotation files instead of earlier stages: its worker's source yields the items it processes. */
export function defineSourceStage<Item, Output>(
  definition: Omit<StageDefinition<Item, Output>, "reads" | "open"> & {
    readonly open: (
      environment: StageEnvironment,
    ) => Promise<StageWorker<Item, Output> & { readonly source: () => AsyncIterable<Item> }>;
  },
): StageDefinition<Item, Output> {
  return { ...definition, reads: [] };
}
