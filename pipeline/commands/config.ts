import { Command } from "commander";
import type { ResolvedConfig } from "../config.ts";
import { textTable } from "../lib/table.ts";
import { answer, type CommandIo, configOf, type Options, withConfigFlags } from "./command.ts";
import { PRESETS } from "../presets.ts";
import { fieldHelp } from "./field-help.ts";

/** Every value of a configuration and where it came from. */
export function configText({ config, origins }: ResolvedConfig): string {
  const rows = Object.entries(origins).map(([name, origin]) => [name, origin, valueAt(config, name)]);
  return textTable(["field", "from", "value"], rows);
}

function valueAt(config: object, name: string): string {
  let value: unknown = config;
  for (const key of name.split("."))
    value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return JSON.stringify(value);
}

/** Every preset with what it sets. */
function presetHelp(): string {
  const rows = Object.entries(PRESETS).map(([name, { about, settings }]) => [
    name,
    about,
    JSON.stringify(settings),
  ]);
  return textTable(["preset", "what it makes", "sets"], rows);
}

/** The command that shows the configuration. */
export function configCommand(io: CommandIo): Command {
  return withConfigFlags(new Command("config"))
    .description(
      "Show every value of the configuration and where it comes from: flag, environment, file, preset, run or default",
    )
    .option("--sample", "use the bundled sample corpora")
    .addHelpText(
      "after",
      `\nPresets, given with --preset:\n${presetHelp()}\n\nFields of a configuration file (YAML or JSON), given with --config:\n${fieldHelp()}`,
    )
    .action(async (options: Options) => answer(io, options, await configOf(io, options), configText));
}
