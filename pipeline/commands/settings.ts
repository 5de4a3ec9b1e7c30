import path from "node:path";
import { parse as parseYaml } from "yaml";
import type { ConfigSpec } from "../../schemas/config.ts";
import { DEFAULTS, parseConfigSpec, type ResolvedConfig, resolveConfig } from "../config.ts";
import { OperatorError, messageOf } from "../lib/errors.ts";
import { readFileIfAny } from "../lib/files.ts";
import { readRunConfig } from "../run-config.ts";
import { presetNamed } from "../presets.ts";
import { specOfFlags } from "./flags.ts";
import { SAMPLE } from "./sample.ts";

/** Environment variables that the tool reads. */
export interface Environment {
  readonly OPENAI_API_KEY?: string | undefined;
  readonly OPENAI_BASE_URL?: string | undefined;
}

/** Where the values of a configuration are looked for. */
export interface SettingsSources {
  /** Options as commander parsed them. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly environment: Environment;
  /** Relative paths on the command line count from here. */
  readonly folder: string;
}

/** The one place where flags, environment, configuration file, preset, the run's own configuration and defaults meet. */
export async function loadConfig({ options, environment, folder }: SettingsSources): Promise<ResolvedConfig> {
  const file =
    typeof options["config"] === "string"
      ? await readConfigFile(path.resolve(folder, options["config"]))
      : {};
  const flag = { ...(options["sample"] === true ? SAMPLE : {}), ...specOfFlags(options, folder) };
  const run = flag.run ?? file.run ?? DEFAULTS.run;
  return resolveConfig({
    flag,
    environment: environmentSpec(environment),
    file,
    preset: typeof options["preset"] === "string" ? presetNamed(options["preset"]) : {},
    run: (await readRunConfig(run)) ?? {},
  });
}

function environmentSpec({ OPENAI_BASE_URL }: Environment): ConfigSpec {
  if (OPENAI_BASE_URL === undefined || OPENAI_BASE_URL === "") return {};
  return parseConfigSpec({ baseUrl: OPENAI_BASE_URL }, "environment variable OPENAI_BASE_URL");
}

/** Reads a YAML or JSON configuration; corpus files and the folder of videos in it count from the file's own folder. */
async function readConfigFile(file: string): Promise<ConfigSpec> {
  const text = await readFileIfAny(file);
  if (text === undefined) throw new OperatorError(`--config: there is no file ${file}; check the path`);
  const spec = parseConfigSpec(parseText(text, file) ?? {}, file);
  const base = path.dirname(file);
  const corpora = spec.corpora?.map(({ name, files, mapping }) => ({
    name,
    files: files.map((one) => path.resolve(base, one)),
    ...(mapping === undefined ? {} : { mapping: path.resolve(base, mapping) }),
  }));
  const videos = spec.ingest?.videos;
  return {
    ...spec,
    ...(corpora ? { corpora } : {}),
    ...(typeof videos === "string" ? { ingest: { ...spec.ingest, videos: path.resolve(base, videos) } } : {}),
  };
}

function parseText(text: string, file: string): unknown {
  try {
    return parseYaml(text) as unknown;
  } catch (error) {
    throw new OperatorError(`${file}: neither YAML nor JSON: ${messageOf(error)}`, 2, { cause: error });
  }
}
