import path from "node:path";
import type { Config, ConfigSpec } from "../schemas/config.ts";
import { parseConfigSpec } from "./config.ts";
import { readFileIfAny, writeFileAtomic } from "./lib/files.ts";
import { parseJson } from "./lib/ndjson.ts";

function configFile(run: string): string {
  return path.join(run, "config.json");
}

/** The configuration that a run was started with; undefined for a new run. */
export async function readRunConfig(run: string): Promise<ConfigSpec | undefined> {
  const text = await readFileIfAny(configFile(run));
  return text === undefined ? undefined : parseConfigSpec(parseJson(text), configFile(run));
}

/** Keeps the configuration in the run, so that the commands that follow need only its folder. */
export async function writeRunConfig(config: Config): Promise<void> {
  await writeFileAtomic(configFile(config.run), `${JSON.stringify(config, null, 2)}\n`);
}
