import path from "node:path";
import type { z } from "zod";
import { type Config, config as configSchema, type ConfigSpec, configSpec } from "../schemas/config.ts";
import type { OpenAiSettings } from "../schemas/openai-settings.ts";
import { OperatorError } from "./lib/errors.ts";

/**
 * Defaults of the openai engine: limits learned, no budget. Prices are OpenAI's standard tier, batch at half; the date is the day on
 * which they were last compared with several published lists, which agreed. Prices change: what the server's owner says counts.
 */
const OPENAI: OpenAiSettings = {
  server: null,
  requestsPerMinute: null,
  tokensPerMinute: null,
  timeoutSeconds: 300,
  attempts: 6,
  patienceSeconds: 600,
  structured: "auto",
  reasoningEffort: null,
  temperature: null,
  maxOutputTokens: 8192,
  budgetUsd: null,
  budgetTokens: null,
  replay: false,
  prices: {
    date: "2026-11-20",
    models: [
      { model: "gpt-5", input: 1.25, cachedInput: 0.125, output: 10, batch: 0.5 },
      { model: "gpt-5-mini", input: 0.25, cachedInput: 0.025, output: 2, batch: 0.5 },
      { model: "gpt-5-nano", input: 0.05, cachedInput: 0.005, output: 0.4, batch: 0.5 },
      { model: "gpt-5.1", input: 1.25, cachedInput: 0.125, output: 10, batch: 0.5 },
      { model: "gpt-5.2", input: 1.75, cachedInput: 0.175, output: 14, batch: 0.5 },
      { model: "gpt-5.4", input: 2.5, cachedInput: 0.25, output: 15, batch: 0.5 },
      { model: "gpt-5.4-mini", input: 0.75, cachedInput: 0.075, output: 4.5, batch: 0.5 },
      { model: "gpt-5.4-nano", input: 0.2, cachedInput: 0.02, output: 1.25, batch: 0.5 },
      { model: "gpt-4.1", input: 2, cachedInput: 0.5, output: 8, batch: 0.5 },
      { model: "gpt-4.1-mini", input: 0.4, cachedInput: 0.1, output: 1.6, batch: 0.5 },
      { model: "gpt-4.1-nano", input: 0.1, cachedInput: 0.025, output: 0.4, batch: 0.5 },
      { model: "gpt-4o", input: 2.5, cachedInput: 1.25, output: 10, batch: 0.5 },
      { model: "gpt-4o-mini", input: 0.15, cachedInput: 0.075, output: 0.6, batch: 0.5 },
      { model: "o4-mini", input: 1.1, cachedInput: 0.275, output: 4.4, batch: 0.5 },
    ],
  },
};

/** Every default of the tool with its built-in engine. */
export const DEFAULTS: Config = {
  run: path.join("data", "runs", "default"),
  corpora: [],
  engine: "lexicon",
  model: "gpt-5-mini",
  baseUrl: "https://api.openai.com/v1",
  concurrency: 16,
  candidates: 1,
  writers: null,
  limit: null,
  seed: 0,
  plan: "balanced",
  repairs: 1,
  ledger: null,
  openai: OPENAI,
  ingest: { toleranceSeconds: 0.05, clampSeconds: 3, videos: null },
  context: {
    forCategories: false,
    ownQuery: true,
    maxTokens: null,
    watch: "none",
    frames: 16,
    frameSide: 512,
  },
  select: { policy: "balanced", categoryQuota: 1, levelQuota: 1 },
  split: { by: "ratio", train: 0.8, val: 0.1, test: 0.1 },
  export: { formats: ["ra-rft"], windows: "omit", videoPath: "{video}.mp4" },
};

/**
 * Defaults with an engine. A model's candidates seldom make opposite changes, so that keeping pairs alone would throw away what
 * was paid for.
 */
function defaultsWith(engine: Config["engine"]): Config {
  return engine === "openai" ? { ...DEFAULTS, select: { ...DEFAULTS.select, policy: "mixed" } } : DEFAULTS;
}

/** Where a value of the configuration can come from, the strongest first. */
export const ORIGINS = ["flag", "environment", "file", "preset", "run", "default"] as const;
export type Origin = (typeof ORIGINS)[number];

/** What each origin sets; an origin that is not there sets nothing. */
export type Layers = Partial<Record<Exclude<Origin, "default">, ConfigSpec>>;

/** A complete configuration and, for every value, where it came from. */
export interface ResolvedConfig {
  readonly config: Config;
  /** By path, e.g. "split.train". */
  readonly origins: Readonly<Record<string, Origin>>;
}

/**
 * Merges the layers, value by value: command line over environment over configuration file over preset over what the run was
 * started with over defaults. Throws OperatorError when the result does not fit together.
 */
export function resolveConfig(layers: Layers): ResolvedConfig {
  const origins: Record<string, Origin> = {};
  const engine = ORIGINS.map((origin) => (origin === "default" ? DEFAULTS : layers[origin])?.engine);
  const defaults = defaultsWith(engine.find((name) => name !== undefined) ?? DEFAULTS.engine);
  const stack = ORIGINS.map((origin) => ({
    origin,
    values: origin === "default" ? defaults : layers[origin],
  }));
  const merged = mergeSection("", DEFAULTS, stack, origins);
  const parsed = configSchema.safeParse(merged);
  if (!parsed.success) throw new OperatorError(describeIssues("configuration", parsed.error.issues));
  requireRatios(parsed.data);
  requireWriters(parsed.data);
  requireEyes(parsed.data);
  return { config: parsed.data, origins };
}

type Section = Readonly<Record<string, unknown>>;
interface Layer {
  readonly origin: Origin;
  readonly values: Section | undefined;
}

function mergeSection(
  prefix: string,
  shape: Section,
  layers: readonly Layer[],
  origins: Record<string, Origin>,
): Section {
  const merged: Record<string, unknown> = {};
  for (const [key, fallback] of Object.entries(shape)) {
    const name = prefix + key;
    if (isSection(fallback)) {
      const inner = layers.map(({ origin, values }) => ({ origin, values: sectionOf(values?.[key]) }));
      merged[key] = mergeSection(`${name}.`, fallback, inner, origins);
      continue;
    }
    const layer = layers.find(({ values }) => values?.[key] !== undefined);
    merged[key] = layer?.values?.[key];
    if (layer) origins[name] = layer.origin;
  }
  return merged;
}

function isSection(value: unknown): value is Section {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sectionOf(value: unknown): Section | undefined {
  return isSection(value) ? value : undefined;
}

function requireRatios({ split }: Config): void {
  const sum = split.train + split.val + split.test;
  if (Math.abs(sum - 1) > 1e-9) {
    throw new OperatorError(
      `split: train, val and test must add up to 1, they add up to ${sum}; change split in the configuration`,
    );
  }
}

function requireWriters({ engine, writers, candidates }: Config): void {
  if (writers === null) return;
  if (engine === "lexicon" && writers.some((name) => name !== "lexicon")) {
    throw new OperatorError(
      `writers: ${writers.join(", ")}: engine lexicon asks no model, so only lexicon can write; add --engine openai`,
    );
  }
  if (writers.length > candidates) {
    throw new OperatorError(
      `writers: ${writers.length} writers in turn need as many candidates, candidates is ${candidates}; add --candidates ${writers.length}`,
    );
  }
}

function requireEyes({ engine, context, ingest }: Config): void {
  if (context.watch === "none") return;
  if (engine !== "openai")
    throw new OperatorError(
      `--watch-videos ${context.watch}: engine ${engine} cannot see; add --engine openai and a --model that can`,
    );
  if (ingest.videos === null)
    throw new OperatorError(
      `--watch-videos ${context.watch}: there are no videos to watch; add --videos <dir>, the folder of their files`,
    );
}

/** Reads a layer of configuration; OperatorError names each field that does not fit. */
export function parseConfigSpec(value: unknown, subject: string): ConfigSpec {
  const parsed = configSpec.safeParse(value);
  if (!parsed.success) throw new OperatorError(describeIssues(subject, parsed.error.issues));
  return parsed.data;
}

/** Issues of a schema as one sentence: each place and what was expected there. */
function describeIssues(subject: string, issues: readonly z.core.$ZodIssue[]): string {
  const places = issues.map((issue) => {
    const place = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
    return `${place}${issue.message.replace(/^Invalid input: /u, "")}`;
  });
  return `${subject}: ${places.join("; ")}; see "hivtg config --help" for every field`;
}
