import type { CategoryPath } from "../../schemas/category.ts";
import type { ContextCaption } from "../../schemas/context.ts";
import type { EngineReply } from "../../schemas/engine-reply.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { LevelPlan } from "../../schemas/plan.ts";
import type { FrameSource } from "../../schemas/ledger-entry.ts";
import type { Moment } from "../../schemas/moment.ts";
import type { Json } from "../lib/fingerprint.ts";
import type { VideoFrame } from "../lib/video-frames.ts";

/** What every request is about. */
export interface Subject {
  readonly moment: Moment;
  /** Captions of the same video, the moment's own query among them (`own`). */
  readonly captions: readonly ContextCaption[];
}

/** Table 15: which categories can turn the query false. */
export interface CategoriesRequest extends Subject {
  readonly kind: "categories";
}

/** Table 16: one negative for each planned level. */
export interface NegativesRequest extends Subject {
  readonly kind: "negatives";
  readonly levels: readonly LevelPlan[];
  /** The eligible categories of the moment, by diagnostic strength. */
  readonly eligible: readonly CategoryPath[];
  /** 0 for the first candidate; each further number asks for another one. */
  readonly sample: number;
}

/** What a stage may ask first. */
export type EngineRequest = CategoriesRequest | NegativesRequest;

/** A second chance: the replies so far to a request, and what is wrong with the last of them. */
export interface RepairRequest {
  readonly request: EngineRequest;
  readonly replies: readonly EngineReply[];
  readonly findings: readonly Finding[];
}

/** Frames of one video, to be described in words. */
export interface WatchRequest {
  /** Moment that is first to ask, for messages to people. */
  readonly momentId: string;
  /** What the frames were taken from, and how. */
  readonly source: FrameSource;
  /** Seconds of the video; the times of the frames and of the answer lie within. */
  readonly duration: number;
  readonly frames: readonly VideoFrame[];
}

/** Replies so far to a request to watch, and what is wrong with the last of them. */
export type WatchFailure = Omit<RepairRequest, "request">;

/**
 * What a stage may ask. An engine answers every request with a reply; a reply that is no answer says so in its outcome.
 * It throws only OperatorError (wrong key, unknown model, budget spent) and StoppedError.
 * Equal requests get equal replies: from rules, or from the ledger.
 */
export interface Engine {
  readonly name: EngineReply["engine"];
  /** Everything about the engine that shapes its replies: model, endpoint, parameters, prompt versions. */
  readonly identity: Json;
  ask(request: EngineRequest): Promise<EngineReply>;
  /** Asks once more, telling what failed. Engines that cannot mend a reply answer "declined". */
  repair(request: RepairRequest): Promise<EngineReply>;
  /** Describes a video, or mends a description that failed; absent in engines that cannot see. */
  watch?(request: WatchRequest, failed?: WatchFailure): Promise<EngineReply>;
  /** Counts worth telling at the end of a stage, by name: calls, tokens, USD. They may differ between live run and replay. */
  spend(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** What an engine may read of a run when it is opened. */
export interface EngineSurroundings {
  /** All moments of the run, in order: what the corpus shows, and how often. */
  readonly moments: () => AsyncIterable<Moment>;
  /** Hash of the moments file: names what was derived from it. */
  readonly momentsFingerprint: string;
  /** Folder for what the engine derives and may keep; safe to delete. */
  readonly folder: string;
  readonly signal: AbortSignal;
}
