import path from "node:path";
import { Command } from "commander";
import type { Example } from "../../schemas/example.ts";
import type { StageManifest } from "../../schemas/manifest.ts";
import { auditSummary } from "../audit/report/summary.ts";
import { stageRecords } from "../join.ts";
import { OperatorError } from "../lib/errors.ts";
import { type AnyStage, type RunContext, runStage } from "../run.ts";
import { STAGES } from "../stages.ts";
import { auditRun, buildGates, requireGates, withGateOption } from "./build-audit.ts";
import { previewCorpora } from "./corpora.ts";
import { fetchAhead } from "./fetch-ahead.ts";
import { showSplits } from "./splits.ts";
import { type RunSummary, summaryText } from "../summary.ts";
import {
  answer,
  type CommandIo,
  configOf,
  type Options,
  requireCorpora,
  withConfigFlags,
  workOnRun,
} from "./command.ts";

const EXAMPLES = `
Examples:
  hivtg build --sample
  hivtg build --corpus charades-sta=charades_sta_train.txt,Charades_v1_train.csv --run runs/charades
  hivtg build --corpus qvhighlights=highlight_val_release.jsonl --engine openai --limit 50 --run runs/trial
  hivtg build --preset clean --corpus … --run runs/clean --gate errors --gate probes=47-53
  hivtg build --run runs/trial          goes on, or says that all is up to date`;

const BATCH_HELP = "fetch replies by the server's batch interface: cheaper, within a day";

/** The command that runs every stage. */
export function buildCommand(io: CommandIo): Command {
  return withGateOption(withIngestFlags(withConfigFlags(new Command("build"))))
    .description(
      "Build a dataset from annotation files: all stages in order, going on where an earlier build stopped",
    )
    .option("--batch", BATCH_HELP)
    .addHelpText("after", EXAMPLES)
    .action((options: Options) => build(io, options));
}

/** The commands that run one stage each. */
export function stageCommands(io: CommandIo): Command[] {
  return STAGES.map((stage) => {
    const needs = stage.reads.length > 0 ? ` (needs: ${stage.reads.join(", ")})` : "";
    const command = withConfigFlags(new Command(stage.command))
      .description(`${stage.summary}${needs}`)
      .addHelpText("after", `\nExample:\n  hivtg ${stage.command} --run runs/charades`)
      .action((options: Options) => {
        if (typeof options["check"] === "string") return showSplits(io, options["check"], options);
        return options["dryRun"] === true ? previewCorpora(io, options) : runStages(io, options, [stage]);
      });
    if (stage.requests) command.option("--batch", BATCH_HELP);
    if (stage.name === "split")
      command.option("--check <folder>", "split nothing: prove that an export or release does not leak");
    return readsFiles(stage)
      ? withIngestFlags(command).option(
          "--dry-run",
          "write nothing: show what would be read, clamped and rejected",
        )
      : command;
  });
}

function readsFiles({ reads }: AnyStage): boolean {
  return reads.length === 0;
}

function withIngestFlags(command: Command): Command {
  return command
    .option("--sample", "use the bundled sample corpora")
    .option("--strict", "fail when a row of an annotation file is rejected");
}

/** Runs every stage, audits what came of them, and fails where it breaks a limit. */
async function build(io: CommandIo, options: Options): Promise<void> {
  const gates = await buildGates(io, options);
  const summary = await madeBy(io, options, STAGES);
  const audit = await auditRun(summary.run, gates, io.signal());
  answer(io, options, { ...summary, audit }, () => `\n${summaryText(summary)}\n\n${auditSummary(audit)}`);
  requireGates(audit, gates, summary.run);
}

/** Runs stages and says what they made. */
async function runStages(io: CommandIo, options: Options, stages: readonly AnyStage[]): Promise<void> {
  answer(io, options, await madeBy(io, options, stages), (made) => `\n${summaryText(made)}`);
}

/** Runs stages in order; those that are up to date are skipped. */
async function madeBy(io: CommandIo, options: Options, stages: readonly AnyStage[]): Promise<RunSummary> {
  const { config } = await configOf(io, options);
  if (stages.some(readsFiles)) await requireCorpora(config);
  const manifests: StageManifest[] = [];
  const run = async (stage: AnyStage, context: RunContext): Promise<void> => {
    const manifest = await runStage(stage, context);
    if (readsFiles(stage) && options["strict"] === true) requireNoRejection(manifest, config.run);
    manifests.push(manifest);
  };
  if (options["batch"] === true) await runByBatch(io, options, stages, run);
  else
    await workOnRun(io, options, async (context) => {
      for (const stage of stages) await run(stage, context);
    });
  return summarise(config.run, manifests);
}

/** Opens the run for each step anew: a batch needs the ledger that an open engine holds. */
async function runByBatch(
  io: CommandIo,
  options: Options,
  stages: readonly AnyStage[],
  run: (stage: AnyStage, context: RunContext) => Promise<void>,
): Promise<void> {
  for (const stage of stages) {
    await workOnRun(io, options, (context) => fetchAhead(stage, context, io.environment.OPENAI_API_KEY));
    await workOnRun(io, options, (context) => run(stage, context));
  }
}

function requireNoRejection({ counts, rejectedBy }: StageManifest, run: string): void {
  if (counts.rejected === 0) return;
  const reasons = Object.entries(rejectedBy).map(([reason, count]) => `${reason} ${count}`);
  throw new OperatorError(
    `--strict: ${counts.rejected} of ${counts.in} rows rejected (${reasons.join(", ")}); see ${path.join(run, "1-corpus", "rejected.ndjson")}`,
    1,
  );
}

async function summarise(run: string, stages: readonly StageManifest[]): Promise<RunSummary> {
  const made = stages.find(({ stage }) => stage === "export");
  const files = (made?.outputs ?? [])
    .map((file) => file.path)
    .filter((file) => !file.endsWith("rejected.ndjson"));
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
