import { Command } from "commander";
import type { Config } from "../../schemas/config.ts";
import { ledgerFolder } from "../engine/ledger/folder.ts";
import { Ledger } from "../engine/ledger/ledger.ts";
import { listBatches } from "../engine/openai/batch/records.ts";
import type { Diagnosis } from "../engine/openai/doctor.ts";
import { contextStage } from "../2-context/context.ts";
import { corpusStage } from "../1-corpus/corpus.ts";
import { canonicalJson, type Json } from "../lib/fingerprint.ts";
import { textTable } from "../lib/table.ts";
import { readManifest } from "../manifests.ts";
import { engineSurroundings } from "../open-run.ts";
import { runStage } from "../run.ts";
import {
  answer,
  type CommandIo,
  configOf,
  type Options,
  requireCorpora,
  withConfigFlags,
  withRunFlag,
  workOnRun,
} from "./command.ts";
import { estimateText } from "./estimate-text.ts";
import { withLedger } from "./ledger.ts";
import { subjectsOf } from "./priced-subjects.ts";

/** The commands about the server that the openai engine asks: what it can do, what a run would cost, what it works on. */
export function serverCommands(io: CommandIo): Command[] {
  return [doctorCommand(io), estimateCommand(io), batchesCommand(io)];
}

function doctorCommand(io: CommandIo): Command {
  return withConfigFlags(new Command("doctor"))
    .description("Make one probe call to the server and say what works and what to change")
    .addHelpText("after", "\nExample:\n  hivtg doctor --base-url http://127.0.0.1:8000/v1 --model my-model")
    .action(async (options: Options) => {
      const { config } = await configOf(io, options);
      const { diagnose } = await import("../engine/openai/doctor.ts");
      const diagnosis = await diagnose({
        config,
        apiKey: io.environment.OPENAI_API_KEY,
        signal: io.signal(),
      });
      answer(io, options, diagnosis, diagnosisText);
      if (diagnosis.checks.some(({ verdict }) => verdict === "bad")) io.fail();
    });
}

function diagnosisText({ server, latencyMs, checks, usd }: Diagnosis): string {
  const rows = checks.map(({ name, verdict, message }) => [name, verdict, message]);
  const took = latencyMs === null ? "no reply" : `a reply in ${latencyMs} ms`;
  return `${server}: ${took}${usd === null ? "" : `, ${usd.toFixed(6)} USD`}\n${textTable(["check", "verdict", "what was found"], rows)}`;
}

function estimateCommand(io: CommandIo): Command {
  return withConfigFlags(new Command("estimate"))
    .description("Tell what a build through the openai engine would cost, before a cent is spent")
    .option("--sample", "use the bundled sample corpora")
    .addHelpText(
      "after",
      "\nExample:\n  hivtg estimate --corpus qvhighlights=highlight_val_release.jsonl --model gpt-5-mini --run runs/gpt",
    )
    .action((options: Options) => estimate(io, options));
}

/** Reads the corpora into the run, as a build would, and prices the requests it would make. */
async function estimate(io: CommandIo, options: Options): Promise<void> {
  const { config } = await configOf(io, options);
  await requireCorpora(config);
  const estimates = await workOnRun(io, options, async (context) => {
    await runStage(corpusStage, context);
    if (!(await isWatched(config))) await runStage(contextStage, { ...context, config: blind(config) });
    const ledger = await Ledger.open(ledgerFolder(config));
    try {
      const surroundings = await engineSurroundings(config, context.signal);
      const { estimateRun } = await import("../engine/openai/money/estimate.ts");
      return await estimateRun(subjectsOf(context), config, ledger, surroundings);
    } finally {
      await ledger.close();
    }
  });
  answer(io, options, estimates, estimateText);
}

/** The configuration without what costs money: an estimate shows no model a video. */
function blind(config: Config): Config {
  return { ...config, context: { ...config.context, watch: "none" } };
}

/** Whether the run's videos have been watched already, as the configuration wants it. */
async function isWatched(config: Config): Promise<boolean> {
  const [corpus, context] = [
    await readManifest(config.run, "corpus"),
    await readManifest(config.run, "context"),
  ];
  if (config.context.watch === "none" || corpus === undefined || context === undefined) return false;
  const wanted = canonicalJson(contextStage.settings(config));
  return (
    canonicalJson(context.settings as Json) === wanted &&
    context.inputs[0]?.sha256 === corpus.outputs[0]?.sha256
  );
}

function batchesCommand(io: CommandIo): Command {
  return withRunFlag(new Command("batches"))
    .description("Show the batches that a run has handed to the server")
    .option("--ledger <dir>", "folder of the ledger (default: <run>/ledger)")
    .addHelpText("after", "\nExample:\n  hivtg batches --run runs/gpt")
    .action((options: Options) =>
      withLedger(io, options, async (ledger) =>
        answer(io, options, await listBatches(ledger), (batches) =>
          textTable(
            ["batch", "state", "requests", "stored", "failed", "submitted", "server says"],
            batches.map((one) => [
              one.batchId ?? one.fileId,
              one.state,
              one.requests,
              one.stored,
              one.failed,
              one.submittedAt,
              one.status,
            ]),
          ),
        ),
      ),
    );
}
