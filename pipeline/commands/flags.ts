import path from "node:path";
import {
  type ConfigSpec,
  EXPORT_FORMATS,
  PLAN_POLICIES,
  SELECT_POLICIES,
  WATCH_POLICIES,
  WINDOW_POLICIES,
  WRITERS,
} from "../../schemas/config.ts";
import { type OpenAiSettings, SERVER_KINDS } from "../../schemas/openai-settings.ts";
import { DEFAULTS, parseConfigSpec } from "../config.ts";
import { OperatorError } from "../lib/errors.ts";
import { PRESETS } from "../presets.ts";

/** A flag that sets a part of the configuration. */
export interface ConfigFlag {
  /** As commander writes it, e.g. "--seed <n>". */
  readonly flags: string;
  readonly description: string;
  /** The default as help shows it; null when there is nothing to show. */
  readonly standard: string | null;
  /** May be given several times. */
  readonly repeats?: boolean;
  /** What the value sets. Relative paths count from the given folder. */
  readonly set: (values: readonly string[], folder: string) => unknown;
}

/** Every flag of the commands that work on a run; config files hold the same fields and more. */
export const CONFIG_FLAGS: readonly ConfigFlag[] = [
  {
    flags: "--corpus <name=file[,companion]>",
    description: "source corpus with its annotation file and companion files; give it once for each corpus",
    standard: null,
    repeats: true,
    set: (values, folder) => ({ corpora: values.map((value) => readCorpus(value, folder)) }),
  },
  {
    flags: "--mapping <[name=]file>",
    description:
      "file that describes how a corpus is laid out; with its name where several corpora are given",
    standard: null,
    repeats: true,
    set: () => ({}), // belongs to a corpus: see withMappings
  },
  {
    flags: "--videos <dir>",
    description: "folder of the videos, to read durations that no annotation gives and compare the others",
    standard: null,
    set: ([videos = ""], folder) => ({ ingest: { videos: path.resolve(folder, videos) } }),
  },
  {
    flags: "--watch-videos <which>",
    description: `let the openai engine's model describe frames of the videos in --videos: ${WATCH_POLICIES.join(", ")}; alone: where the corpus tells nothing else of a moment's video`,
    standard: DEFAULTS.context.watch,
    set: ([watch]) => ({ context: { watch } }),
  },
  contextNumberFlag("--frames <n>", "frames of one video that --watch-videos shows, at most", "frames"),
  contextNumberFlag(
    "--context-tokens <n>",
    "tokens of captions that a model is told beside the moment's own, the nearest first",
    "maxTokens",
  ),
  {
    flags: "--preset <name>",
    description: `settings that belong together: ${Object.keys(PRESETS).join(" or ")}; what is given otherwise goes before`,
    standard: null,
    set: () => ({}), // a layer of its own: see loadConfig
  },
  textFlag("--run <dir>", "folder of the run", "run", DEFAULTS.run),
  textFlag(
    "--engine <name>",
    "lexicon (built in, offline, free) or openai (any OpenAI-compatible server)",
    "engine",
    DEFAULTS.engine,
  ),
  textFlag("--model <name>", "model that the openai engine asks", "model", DEFAULTS.model),
  textFlag("--base-url <url>", "address of the OpenAI-compatible server", "baseUrl", DEFAULTS.baseUrl),
  numberFlag("--concurrency <n>", "requests under way at once, at most", "concurrency", DEFAULTS.concurrency),
  numberFlag(
    "--candidates <n>",
    "candidates asked for each planned negative",
    "candidates",
    DEFAULTS.candidates,
  ),
  {
    flags: "--writer <name>",
    description: `who writes candidates, in turn, once for each: ${WRITERS.join(", ")}`,
    standard: "the engine's own",
    repeats: true,
    set: (writers) => ({ writers }),
  },
  numberFlag("--limit <n>", "moments read from each corpus, at most", "limit", "all"),
  numberFlag("--seed <n>", "seed of every random choice", "seed", DEFAULTS.seed),
  textFlag(
    "--plan <policy>",
    `how categories are taken: ${PLAN_POLICIES.join(" or ")}`,
    "plan",
    DEFAULTS.plan,
  ),
  numberFlag(
    "--repairs <n>",
    "turns in which the engine may mend a reply that failed",
    "repairs",
    DEFAULTS.repairs,
  ),
  textFlag("--ledger <dir>", "folder of the reply ledger", "ledger", "<run>/ledger"),
  {
    flags: "--server <kind>",
    description: `kind of server: ${SERVER_KINDS.join(", ")}`,
    standard: "told from its address",
    set: ([server]) => ({ openai: { server } }),
  },
  openaiNumberFlag("--rpm <n>", "requests a minute that the server allows", "requestsPerMinute", "learned"),
  openaiNumberFlag("--tpm <n>", "tokens a minute that the server allows", "tokensPerMinute", "learned"),
  openaiNumberFlag(
    "--budget-usd <n>",
    "USD that the ledger's replies may cost, never passed",
    "budgetUsd",
    "none",
  ),
  openaiNumberFlag(
    "--budget-tokens <n>",
    "tokens that the ledger's replies may use, never passed",
    "budgetTokens",
    "none",
  ),
  {
    flags: "--replay",
    description: "answer from the ledger alone; a reply that is missing stops the run by name",
    standard: null,
    set: () => ({ openai: { replay: true } }),
  },
  {
    flags: "--select <policy>",
    description: `which candidates make the data set: ${SELECT_POLICIES.join(", ")}`,
    standard: `${DEFAULTS.select.policy}, or mixed with --engine openai`,
    set: ([policy]) => ({ select: { policy } }),
  },
  quotaFlag("--category-quota <share>", "most of all uses of categories that one may have", "categoryQuota"),
  quotaFlag("--level-quota <share>", "most of all negatives that one level may have", "levelQuota"),
  {
    flags: "--split-by <policy>",
    description: "ratio, or official: the corpus's own splits where it names them",
    standard: DEFAULTS.split.by,
    set: ([by]) => ({ split: { by } }),
  },
  {
    flags: "--format <name>",
    description: `format to export, once for each: ${EXPORT_FORMATS.join(", ")}`,
    standard: DEFAULTS.export.formats.join(", "),
    repeats: true,
    set: (formats) => ({ export: { formats } }),
  },
  {
    flags: "--windows <policy>",
    description: `moments with several windows in formats that hold one: ${WINDOW_POLICIES.join(", ")}`,
    standard: DEFAULTS.export.windows,
    set: ([windows]) => ({ export: { windows } }),
  },
  {
    flags: "--video-path <template>",
    description: "how exported files name a video; {video} and {corpus} are replaced",
    standard: DEFAULTS.export.videoPath,
    set: ([videoPath]) => ({ export: { videoPath } }),
  },
  {
    flags: "--video-prefix <folder>",
    description: "short for --video-path <folder>/{video}.mp4",
    standard: null,
    set: ([folder = ""]) => ({
      export: { videoPath: folder.replace(/[^/]$/u, "$&/") + DEFAULTS.export.videoPath },
    }),
  },
];

function textFlag(flags: string, description: string, field: keyof ConfigSpec, standard: string): ConfigFlag {
  return { flags, description, standard, set: ([value]) => ({ [field]: value }) };
}

function openaiNumberFlag(
  flags: string,
  description: string,
  field: keyof OpenAiSettings,
  standard: string,
): ConfigFlag {
  return {
    flags,
    description,
    standard,
    set: ([value = ""]) => ({ openai: { [field]: readNumber(value, flags) } }),
  };
}

function contextNumberFlag(flags: string, description: string, field: "frames" | "maxTokens"): ConfigFlag {
  const standard = DEFAULTS.context[field];
  return {
    flags,
    description,
    standard: standard === null ? "all" : String(standard),
    set: ([value = ""]) => ({ context: { [field]: readNumber(value, flags) } }),
  };
}

function quotaFlag(flags: string, description: string, field: "categoryQuota" | "levelQuota"): ConfigFlag {
  return {
    flags,
    description: `${description}, above 0 to 1; what is beyond is left`,
    standard: "no limit",
    set: ([value = ""]) => ({ select: { [field]: readNumber(value, flags) } }),
  };
}

function numberFlag(
  flags: string,
  description: string,
  field: keyof ConfigSpec,
  standard: number | string,
): ConfigFlag {
  const set: ConfigFlag["set"] = ([value = ""]) => ({ [field]: readNumber(value, flags) });
  return { flags, description, standard: String(standard), set };
}

function readNumber(value: string, flags: string): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number))
    throw new OperatorError(`${flags}: expected a number, got "${value}"`);
  return number;
}

function readCorpus(value: string, folder: string): { name: string; files: string[] } {
  const [, name, list] = /^([^=]+)=(.+)$/u.exec(value) ?? [];
  if (name === undefined || list === undefined) {
    throw new OperatorError(
      `--corpus: expected <name>=<file>[,<companion file>], got "${value}"; for example --corpus charades-sta=train.txt,Charades_v1_train.csv`,
    );
  }
  return { name, files: list.split(",").map((file) => path.resolve(folder, file)) };
}

/** Name under which commander hands a flag's value over: "--base-url <url>" → baseUrl. */
export function optionName({ flags }: ConfigFlag): string {
  const [long = ""] = flags.slice(2).split(" ");
  return long.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

/** What the given flags set, checked value by value. */
export function specOfFlags(options: Readonly<Record<string, unknown>>, folder: string): ConfigSpec {
  let spec: ConfigSpec = {};
  for (const flag of CONFIG_FLAGS) {
    const value = options[optionName(flag)];
    if (value === undefined) continue;
    const values = (Array.isArray(value) ? value : [value]).map(String);
    const set = parseConfigSpec(flag.set(values, folder), flag.flags.split(" ")[0] ?? flag.flags);
    spec = mergeSpecs(spec, set);
  }
  return withMappings(spec, options["mapping"], folder);
}

/** Gives each --mapping to its corpus: the named one, or the only one. */
function withMappings(spec: ConfigSpec, given: unknown, folder: string): ConfigSpec {
  let corpora = spec.corpora ?? [];
  for (const value of Array.isArray(given) ? given.map(String) : []) {
    const [, named, file = value] = /^([a-z0-9][a-z0-9._-]*)=(.+)$/u.exec(value) ?? [];
    const name = named ?? (corpora.length === 1 ? corpora[0]?.name : undefined);
    if (!corpora.some((corpus) => corpus.name === name)) {
      throw new OperatorError(
        `--mapping ${value}: which corpus does it describe? Expected <name>=<file> with the name of a --corpus`,
      );
    }
    const mapping = path.resolve(folder, file);
    corpora = corpora.map((corpus) => (corpus.name === name ? { ...corpus, mapping } : corpus));
  }
  return corpora.length === 0 ? spec : { ...spec, corpora };
}

/** Two flags may set fields of the same section. */
function mergeSpecs(a: ConfigSpec, b: ConfigSpec): ConfigSpec {
  const merged: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const before = merged[key];
    const sections = isSection(before) && isSection(value);
    merged[key] = sections ? { ...before, ...value } : value;
  }
  return merged;
}

function isSection(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
