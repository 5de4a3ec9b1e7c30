import path from "node:path";
import type { Command } from "commander";
import type { Config } from "../../schemas/config.ts";
import { stageFolder } from "../../schemas/stage.ts";
import { Judging } from "../audit/judges/judging.ts";
import { ledgerFolder } from "../engine/ledger/folder.ts";
import type { OpenAiJudge } from "../engine/openai/judging/judge.ts";
import { OperatorError } from "../lib/errors.ts";
import { Appender, sizeOf } from "../lib/files.ts";
import type { JudgeQuestion } from "../lib/judge-question.ts";
import type { Reporter } from "../lib/progress.ts";
import { type CommandIo, configOf, type Options, withFlags } from "./command.ts";
import { estimateText } from "./estimate-text.ts";

/** Flags of the openai engine that judging heeds as well. */
const ENGINE_FLAGS = [
  "model",
  "baseUrl",
  "server",
  "ledger",
  "budgetUsd",
  "budgetTokens",
  "replay",
  "rpm",
  "tpm",
  "concurrency",
];

/** Adds the options of judging to a command. */
export function withJudgeOptions(command: Command): Command {
  command
    .option(
      "--judge",
      "let the openai engine's model judge a sample of negatives: does the refusal name the planned categories, do captions make the negative true? Costs two calls each",
    )
    .option("--judge-sample <n>", "negatives to judge, at most: a stratified sample", "100")
    .option("--judge-estimate", "tell what judging would cost, and ask nothing")
    .option("--judgements <file>", "write what was said of each judged negative, one JSON object a line");
  return withFlags(command, ENGINE_FLAGS).option("--config <file>", "configuration file, YAML or JSON");
}

/** Prepares judges, lets the work use them, and says what they cost; nothing is asked unless the options say so. */
export async function withJudging<T>(
  io: CommandIo,
  options: Options,
  targets: readonly string[],
  work: (judging: Judging | undefined) => Promise<T>,
): Promise<T> {
  if (options["judge"] !== true && options["judgeEstimate"] !== true) return work(undefined);
  const config = await judgeConfig(io, options, targets);
  const reporter = io.reporter(options["json"] === true);
  const signal = io.signal();
  const { judgements, judgeEstimate } = options;
  const writes = typeof judgements === "string" && judgeEstimate !== true;
  const out = writes ? await Appender.open(path.resolve(io.folder, judgements)) : undefined;
  let judge: OpenAiJudge | undefined;
  const open = async (questions: Iterable<JudgeQuestion>): Promise<OpenAiJudge | null> => {
    const { estimateJudging, openJudge } = await import("../engine/openai/judging/judge.ts");
    const estimates = await estimateJudging(questions, config);
    for (const line of estimateText(estimates).split("\n")) reporter.told(line);
    if (judgeEstimate === true) return null;
    const { apiKey, warn } = { apiKey: io.environment.OPENAI_API_KEY, warn: reporter.warned.bind(reporter) };
    judge = await openJudge({ config, ledger: ledgerFolder(config), apiKey, warn }, signal);
    return judge;
  };
  try {
    const done = await work(
      new Judging({
        sample: sampleOf(options),
        seed: config.seed,
        concurrency: config.concurrency,
        signal,
        open,
        ...(out && { onJudgement: (judgement) => out.write(`${JSON.stringify(judgement)}\n`) }),
      }),
    );
    await out?.commit();
    return done;
  } finally {
    await out?.close();
    await closeJudge(judge, reporter);
  }
}

async function closeJudge(judge: OpenAiJudge | undefined, reporter: Reporter): Promise<void> {
  if (judge === undefined) return;
  await judge.close();
  const spent = Object.entries(judge.spend()).map(
    ([name, amount]) => `${name} ${amount.toLocaleString("en-US")}`,
  );
  reporter.told(`judges: ${spent.join(", ") || "nothing asked"}`);
}

function sampleOf(options: Options): number {
  const sample = Number(options["judgeSample"]);
  if (!Number.isInteger(sample) || sample < 1)
    throw new OperatorError(
      `--judge-sample: expected a number from 1, got "${String(options["judgeSample"])}"`,
    );
  return sample;
}

/** The configuration of the judged run, if it is one; a file has no ledger of its own, so one must be named. */
async function judgeConfig(io: CommandIo, options: Options, targets: readonly string[]): Promise<Config> {
  const [target = ""] = targets;
  const isRun =
    targets.length === 1 &&
    (await sizeOf(path.join(target, stageFolder("select"), "records.ndjson"))) !== undefined;
  const { config } = await configOf(io, isRun ? { ...options, run: target } : options);
  if (!isRun && config.ledger === null)
    throw new OperatorError(
      "--judge: name the folder in which replies are kept, --ledger <dir>: only a run has one of its own",
    );
  return { ...config, ledger: path.resolve(io.folder, ledgerFolder(config)) };
}
