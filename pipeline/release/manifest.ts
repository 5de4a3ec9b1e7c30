import path from "node:path";
import type { Config } from "../../schemas/config.ts";
import type { FileRecord, StageManifest } from "../../schemas/manifest.ts";
import type { ReleaseManifest, ReleaseStatistics } from "../../schemas/release-manifest.ts";
import { mappingOf } from "../1-corpus/sources/registry.ts";
import type { AuditFigure } from "../9-export/card.ts";
import { citationOf } from "../9-export/citations.ts";
import { TOOL } from "../lib/package.ts";

/** What the run does not know of a release. */
export interface ReleaseAbout {
  readonly name: string;
  readonly version: string;
  /** YYYY-MM-DD; null leaves it out. */
  readonly date: string | null;
  readonly audit: readonly AuditFigure[];
  /** What the engine spent, by name; null when it was not recorded. */
  readonly spent: Readonly<Record<string, number>> | null;
}

/** The manifest of a release: what it holds and where it comes from, without a word of where it was made. */
export async function releaseManifestOf(
  config: Config,
  { name, version, date }: ReleaseAbout,
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

/** The configuration without what belongs to a machine: folders, addresses, concurrency. Named one by one, so that a new setting stays private until somebody decides. */
function releasedSettings(config: Config): ReleaseManifest["settings"] {
  const { corpora, engine, model, candidates, limit, plan, repairs, ingest, context, split } = config;
  const names = corpora.map((corpus) => ({
    name: corpus.name,
    files: corpus.files.map((file) => path.basename(file)),
  }));
  return {
    corpora: names,
    engine,
    ...(engine === "openai" ? { model } : {}),
    candidates,
    limit,
    plan,
    repairs,
    ingest,
    context,
    split,
    export: config.export,
  };
}
