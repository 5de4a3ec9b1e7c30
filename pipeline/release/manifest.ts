import path from "node:path";
import { z } from "zod";
import type { Config } from "../../schemas/config.ts";
import type { FileRecord, StageManifest } from "../../schemas/manifest.ts";
import type { AuditFigure, ReleaseManifest, ReleaseStatistics } from "../../schemas/release-manifest.ts";
import { mappingOf } from "../1-corpus/sources/registry.ts";
import { citationOf } from "../9-export/citations.ts";
import { OperatorError } from "../lib/errors.ts";
import { TOOL } from "../lib/package.ts";
import { printable } from "../lib/text.ts";

/** What the run does not know of a release. */
export interface ReleaseAbout {
  readonly name: string;
  readonly version: string;
  /** YYYY-MM-DD; null leaves it out. */
  readonly date: string | null;
  readonly audit: readonly AuditFigure[];
  /** What replies cost, by stage and model; null when it was not recorded. */
  readonly spent: ReleaseManifest["spent"];
}

/** Checks what a person said of a release: it stands in the card's header and title, and in every reader's list of datasets. */
export function requireReadable({
  name,
  version,
  date,
}: Pick<ReleaseAbout, "name" | "version" | "date">): void {
  for (const [what, text] of Object.entries({ name, version }))
    if (text.trim() === "" || printable(text) !== text)
      throw new OperatorError(`release: the ${what} is ${JSON.stringify(text)}, expected one line of text`);
  if (date !== null && !z.iso.date().safeParse(date).success)
    throw new OperatorError(
      `release: the date is ${JSON.stringify(date)}, expected YYYY-MM-DD, e.g. 2026-01-31`,
    );
}

/** The manifest of a release: what it holds and where it comes from, without a word of where it was made. */
export async function releaseManifestOf(
  config: Config,
  { name, version, date, audit, spent }: ReleaseAbout,
  stages: readonly StageManifest[],
  files: readonly FileRecord[],
  statistics: ReleaseStatistics,
): Promise<ReleaseManifest> {
  const inputs = stages.find(({ stage }) => stage === "corpus")?.inputs ?? [];
  return {
    name,
    version,
    date,
    tool: TOOL,
    seed: config.seed,
    settings: releasedSettings(config),
    sources: await sourcesOf(config, Object.keys(statistics.corpora)),
    inputs: inputs.map((file) => ({ ...file, path: path.basename(file.path) })),
    stages: stages.map(({ stage, fingerprint, counts, rejectedBy }) => ({
      stage,
      fingerprint,
      counts,
      rejectedBy,
    })),
    spent,
    audit: [...audit],
    formats: [...new Set(files.map((file) => file.path.split("/")[0] ?? ""))],
    statistics,
    files: [...files],
  };
}

/** The corpora of the examples, with the title and the licence that their mapping states. */
async function sourcesOf(config: Config, names: readonly string[]): Promise<ReleaseManifest["sources"]> {
  const sources: ReleaseManifest["sources"] = [];
  for (const name of names) {
    const source = config.corpora.find((corpus) => corpus.name === name);
    const mapping = source === undefined ? undefined : await mappingOf(source);
    sources.push({
      name,
      title: mapping?.title ?? name,
      licence: mapping?.licence ?? null,
      citation: citationOf(name),
    });
  }
  return sources;
}

/**
 * The configuration without what belongs to a machine: folders, addresses, concurrency, budgets. Named one by one, so that a new
 * setting stays private until somebody decides.
 */
function releasedSettings(config: Config): ReleaseManifest["settings"] {
  const { corpora, engine, model, candidates, writers, limit, plan, repairs, openai } = config;
  const { reasoningEffort, temperature, structured, maxOutputTokens } = openai;
  const { videos, ...ingest } = config.ingest;
  return {
    corpora: corpora.map(({ name, files }) => ({ name, files: files.map((file) => path.basename(file)) })),
    engine,
    ...(engine === "openai"
      ? { model, openai: { reasoningEffort, temperature, structured, maxOutputTokens } }
      : {}),
    candidates,
    writers,
    limit,
    plan,
    repairs,
    ingest: { ...ingest, videos: videos !== null },
    context: config.context,
    select: config.select,
    split: config.split,
    export: config.export,
  };
}
