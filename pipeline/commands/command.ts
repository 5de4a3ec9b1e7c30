import { type Command, Option } from "commander";
import type { Config } from "../../schemas/config.ts";
import type { ResolvedConfig } from "../config.ts";
import { OperatorError } from "../lib/errors.ts";
import { requireFile } from "../lib/files.ts";
import type { Reporter } from "../lib/progress.ts";
import { withRun } from "../open-run.ts";
import type { RunContext } from "../run.ts";
import { CONFIG_FLAGS, type ConfigFlag, optionName } from "./flags.ts";
import { type Environment, loadConfig } from "./settings.ts";

/** Options as commander parsed them. */
export type Options = Readonly<Record<string, unknown>>;

/** What a command may use of the process: cli.ts hands it in. */
export interface CommandIo {
  /** Prints a result to standard output. */
  readonly print: (text: string) => void;
  readonly environment: Environment;
  /** Relative paths count from here. */
  readonly folder: string;
  /** Fires on Ctrl-C; asked for by commands that work long enough to be stopped. */
  readonly signal: () => AbortSignal;
  /** Where progress goes: nowhere when the answer is JSON. */
  readonly reporter: (json: boolean) => Reporter;
  readonly clock: () => number;
  /** Sets the exit code of a command that ends well but found something, 1 for a gate that failed. */
  readonly fail: () => void;
}

/** Adds every flag of the configuration, --config and --json. */
export function withConfigFlags(command: Command): Command {
  addFlags(command, CONFIG_FLAGS);
  return withJson(command.option("--config <file>", "configuration file, YAML or JSON"));
}

/** Adds flags of the configuration by the names under which commander hands them over. */
export function withFlags(command: Command, names: readonly string[]): Command {
  return addFlags(
    command,
    CONFIG_FLAGS.filter((flag) => names.includes(optionName(flag))),
  );
}

function addFlags(command: Command, all: readonly ConfigFlag[]): Command {
  for (const { flags, description, standard, repeats } of all) {
    const option = new Option(
      flags,
      standard === null ? description : `${description} (default: ${standard})`,
    );
    if (repeats === true) option.argParser(gather);
    command.addOption(option);
  }
  return command;
}

/** Adds --run and --json, for commands that look at a run. */
export function withRunFlag(command: Command): Command {
  const run = CONFIG_FLAGS.filter(({ flags }) => flags.startsWith("--run "));
  for (const { flags, description, standard } of run) {
    command.option(flags, `${description} (default: ${standard ?? ""})`);
  }
  return withJson(command);
}

/** Adds --json. */
export function withJson(command: Command): Command {
  return command.option("--json", "answer in JSON on standard output");
}

/** Collects the values of an option that may be given several times. */
export function gather(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** Prints an answer: JSON when asked for, else as text. */
export function answer<T>(io: CommandIo, options: Options, value: T, text: (value: T) => string): void {
  io.print(options["json"] === true ? JSON.stringify(value, null, 2) : text(value));
}

/** The configuration that a command was given. */
export function configOf(io: CommandIo, options: Options): Promise<ResolvedConfig> {
  return loadConfig({ options, environment: io.environment, folder: io.folder });
}

/** Opens the run that the options name and works on it, alone. */
export async function workOnRun<T>(
  io: CommandIo,
  options: Options,
  work: (context: RunContext) => Promise<T>,
): Promise<T> {
  const { config } = await configOf(io, options);
  const effects = {
    reporter: io.reporter(options["json"] === true),
    signal: io.signal(),
    clock: io.clock,
    secrets: { apiKey: io.environment.OPENAI_API_KEY },
  };
  return withRun(config, effects, work);
}

/** Checks that corpora are named and their files can be read. */
export async function requireCorpora({ corpora }: Config): Promise<void> {
  if (corpora.length === 0) {
    throw new OperatorError(
      "no corpus given: add --corpus <name>=<file>[,<companion file>], for example --corpus qvhighlights=highlight_val_release.jsonl, or --sample for the bundled sample corpora",
    );
  }
  for (const { name, files, mapping } of corpora) {
    for (const file of files) await requireFile(file, `--corpus ${name}`);
    if (mapping !== undefined) await requireFile(mapping, `--mapping ${name}`);
  }
}
