import type { StageManifest } from "../../schemas/manifest.ts";
import type { StageName } from "../../schemas/stage.ts";

/** Where a run says what it does. log.ts shows it to people; tests and --json listen quietly. */
export interface Reporter {
  /** A stage begins. `total` is the number of items to come, undefined when nobody knows yet. */
  stageStarted(stage: StageName, total: number | undefined): void;
  /** So many items are done, those before an interruption included. */
  advanced(done: number): void;
  stageFinished(manifest: StageManifest, how: "ran" | "up-to-date"): void;
  /** Something that deserves attention; equal names are counted and shown once. */
  warned(name: string, message: string): void;
  /** News worth a line that stays, e.g. a batch handed over. */
  told(message: string): void;
  /** What a stage is doing before its first item, e.g. "counting words". */
  noted(message: string): void;
}

/** A reporter that says nothing. */
export const silentReporter: Reporter = {
  stageStarted: () => undefined,
  advanced: () => undefined,
  stageFinished: () => undefined,
  warned: () => undefined,
  told: () => undefined,
  noted: () => undefined,
};
