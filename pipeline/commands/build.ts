import path from "node:path";
import type { StageManifest } from "../../schemas/manifest.ts";
import { stageRecords } from "../join.ts";
import { OperatorError } from "../lib/errors.ts";
import { requireFile } from "../lib/files.ts";
import { type AnyStage, type RunContext, runStage } from "../run.ts";
import { STAGES } from "../stages.ts";
import type { RunSummary } from "../summary.ts";
import type { Example } from "../../schemas/example.ts";

/** Runs all stages in order and says what they made. Stages that are up to date are skipped. */
export async function build(context: RunContext): Promise<RunSummary> {
  await requireCorpora(context);
  const manifests: StageManifest[] = [];
  for (const stage of STAGES) manifests.push(await runStage(stage, context));
  return summarise(context.config.run, manifests);
}

/** Runs one stage of a run; the stages before it must have finished. */
export async function runOne(stage: AnyStage, context: RunContext): Promise<RunSummary> {
  if (stage.reads.length === 0) await requireCorpora(context);
  return summarise(context.config.run, [await runStage(stage, context)]);
}

async function requireCorpora({ config }: RunContext): Promise<void> {
  if (config.corpora.length === 0) {
    throw new OperatorError(
      "no corpus given: add --corpus <name>=<file>[,<companion file>], for example --corpus qvhighlights=highlight_val_release.jsonl, or --sample for the bundled sample corpora",
    );
  }
  for (const { name, files } of config.corpora) {
    for (const file of files) await requireFile(file, `--corpus ${name}`);
  }
}

async function summarise(run: string, stages: readonly StageManifest[]): Promise<RunSummary> {
  const made = stages.find(({ stage }) => stage === "export");
  const files = (made?.outputs ?? []).map((file) => file.path).filter((file) => !file.endsWith(".ndjson"));
  const selected = stages.some(({ stage }) => stage === "select");
  return { run: path.normalize(run), stages, files, example: selected ? await showcase(run) : undefined };
}

/** The first example with all three levels, else the first there is. */
async function showcase(run: string): Promise<Example | undefined> {
  let first: Example | undefined;
  for await (const example of stageRecords(run, "select")) {
    if (example.negatives.length === 3) return example;
    first ??= example;
  }
  return first;
}
