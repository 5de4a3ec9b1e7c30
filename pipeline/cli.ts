#!/usr/bin/env node
import { Command, Option } from "commander";
import { build, runOne } from "./commands/build.ts";
import { configText } from "./commands/config.ts";
import { CONFIG_FLAGS } from "./commands/flags.ts";
import { fieldHelp } from "./commands/field-help.ts";
import { loadConfig } from "./commands/settings.ts";
import { historyOf, historyText } from "./commands/show.ts";
import { statusOf, statusText } from "./commands/status.ts";
import type { ResolvedConfig } from "./config.ts";
import { OperatorError, StoppedError } from "./lib/errors.ts";
import { TOOL } from "./lib/package.ts";
import { silentReporter } from "./lib/progress.ts";
import { print, printError, TerminalReporter } from "./log.ts";
import { withRun } from "./open-run.ts";
import type { AnyStage, RunContext } from "./run.ts";
import { STAGES } from "./stages.ts";
import { type RunSummary, summaryText } from "./summary.ts";

/** Exit codes: 2 wrong use, 1 a run that failed, 130 stopped by Ctrl-C. */
const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const EXIT_STOPPED = 130;

type Options = Readonly<Record<string, unknown>>;

const program = new Command("hivtg")
  .description(
    "Builds hard-irrelevant video temporal grounding data: queries that are almost true of a video, each with a refusal.",
  )
  .version(TOOL)
  .option("--debug", "show stacks with errors")
  .showHelpAfterError('("hivtg <command> --help" shows its options)')
  .exitOverride();

addBuild();
for (const stage of STAGES) addStage(stage);
addStatus();
addShow();
addConfig();
await main();

function addBuild(): void {
  withConfigFlags(program.command("build"), true)
    .description(
      "Build a dataset from annotation files: all stages in order, going on where an earlier build stopped",
    )
    .addHelpText(
      "after",
      `
Examples:
  hivtg build --sample
  hivtg build --corpus charades-sta=charades_sta_train.txt,Charades_v1_train.csv --run runs/charades
  hivtg build --corpus qvhighlights=highlight_val_release.jsonl --engine openai --limit 50 --run runs/trial
  hivtg build --run runs/trial          goes on, or says that all is up to date`,
    )
    .action((options: Options) => work(options, build));
}

function addStage(stage: AnyStage): void {
  withConfigFlags(program.command(stage.command), stage.reads.length === 0)
    .description(`${stage.summary}${stage.reads.length > 0 ? ` (needs: ${stage.reads.join(", ")})` : ""}`)
    .addHelpText("after", `\nExample:\n  hivtg ${stage.command} --run runs/charades`)
    .action((options: Options) => work(options, (context) => runOne(stage, context)));
}

function addStatus(): void {
  withRunFlag(program.command("status"))
    .description("Show where a run stands, stage by stage")
    .addHelpText("after", "\nExample:\n  hivtg status --run runs/charades")
    .action(async (options: Options) => {
      const { run } = (await resolve(options)).config;
      const statuses = await statusOf(run);
      print(options["json"] === true ? json(statuses) : statusText(run, statuses));
    });
}

function addShow(): void {
  withRunFlag(program.command("show"))
    .argument("<id>", "id of a moment or of a candidate")
    .description(
      "Show one record's whole history: moment, context, categories, plan, reply, findings, verdict, split",
    )
    .addHelpText("after", "\nExample:\n  hivtg show charades-sta/AO8RW/3f2a9c1e0b7d --run runs/charades")
    .action(async (id: string, options: Options) => {
      const { run } = (await resolve(options)).config;
      const entries = await historyOf(run, id);
      print(options["json"] === true ? json(entries) : historyText(entries));
    });
}

function addConfig(): void {
  withConfigFlags(program.command("config"), true)
    .description(
      "Show every value of the configuration and where it comes from: flag, environment, file, run or default",
    )
    .addHelpText(
      "after",
      `\nFields of a configuration file (YAML or JSON), given with --config:\n${fieldHelp()}`,
    )
    .action(async (options: Options) => {
      const resolved = await resolve(options);
      print(options["json"] === true ? json(resolved) : configText(resolved));
    });
}

function withConfigFlags(command: Command, sample: boolean): Command {
  for (const { flags, description, standard, repeats } of CONFIG_FLAGS) {
    const option = new Option(
      flags,
      standard === null ? description : `${description} (default: ${standard})`,
    );
    if (repeats === true)
      option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
    command.addOption(option);
  }
  if (sample) command.option("--sample", "use the bundled sample corpora");
  return command
    .option("--config <file>", "configuration file, YAML or JSON")
    .option("--json", "answer in JSON on standard output");
}

function withRunFlag(command: Command): Command {
  const run = CONFIG_FLAGS.filter(({ flags }) => flags.startsWith("--run "));
  for (const { flags, description, standard } of run)
    command.option(flags, `${description} (default: ${standard ?? ""})`);
  return command.option("--json", "answer in JSON on standard output");
}

function resolve(options: Options): Promise<ResolvedConfig> {
  return loadConfig({ options, environment: process.env, folder: process.cwd() });
}

/** Runs something on a run, stops it cleanly on Ctrl-C, and prints what it made. */
async function work(options: Options, task: (context: RunContext) => Promise<RunSummary>): Promise<void> {
  const { config } = await resolve(options);
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const reporter = options["json"] === true ? silentReporter : new TerminalReporter();
  const effects = {
    reporter,
    signal: stop.signal,
    clock: () => performance.now(),
    secrets: { apiKey: process.env["OPENAI_API_KEY"] },
  };
  const summary = await withRun(config, effects, task);
  print(options["json"] === true ? json(summary) : `\n${summaryText(summary)}`);
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** Tells the operator what went wrong and returns the exit code. */
function report(error: unknown): number {
  if (error instanceof StoppedError) {
    printError(`hivtg: ${error.message}`);
    return EXIT_STOPPED;
  }
  if (error instanceof OperatorError) {
    printError(
      program.opts()["debug"] === true ? `hivtg: ${error.stack ?? error.message}` : `hivtg: ${error.message}`,
    );
    return error.exitCode;
  }
  if (error instanceof Error && "code" in error && String(error.code).startsWith("commander.")) {
    return "exitCode" in error && error.exitCode === 0 ? 0 : EXIT_USAGE;
  }
  printError(
    `hivtg: this should not have happened; please report it:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return EXIT_FAILED;
}
