import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { exportStage } from "../../pipeline/9-export/export.ts";
import { splitStage } from "../../pipeline/8-split/split.ts";
import { DEFAULTS } from "../../pipeline/config.ts";
import { sha256 } from "../../pipeline/lib/fingerprint.ts";
import { silentReporter } from "../../pipeline/lib/progress.ts";
import { writeManifest } from "../../pipeline/manifests.ts";
import { type AnyStage, type RunContext, runStage } from "../../pipeline/run.ts";
import type { Config } from "../../schemas/config.ts";
import type { Example } from "../../schemas/example.ts";
import type { Moment } from "../../schemas/moment.ts";
import type { StageManifest } from "../../schemas/manifest.ts";
import { stageFolder, type StageName } from "../../schemas/stage.ts";

/** A configuration for a test's run folder. */
export function testConfig(run: string, over: Partial<Config> = {}): Config {
  return { ...DEFAULTS, run, ...over };
}

/** A temporary run folder that is removed when the callback is done. */
export async function withRun<T>(use: (run: string) => Promise<T>): Promise<T> {
  const run = await mkdtemp(path.join(tmpdir(), "hivtg-"));
  try {
    return await use(run);
  } finally {
    await rm(run, { recursive: true, force: true });
  }
}

/** Writes records as if a stage had finished with them. */
export async function pretendStage(
  run: string,
  stage: StageName,
  records: readonly unknown[],
): Promise<void> {
  const name = `${stageFolder(stage)}/records.ndjson`;
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join("");
  await mkdir(path.join(run, stageFolder(stage)), { recursive: true });
  await writeFile(path.join(run, name), text);
  await writeManifest(run, {
    stage,
    fingerprint: sha256(text),
    tool: "test",
    settings: null,
    inputs: [],
    outputs: [{ path: name, bytes: Buffer.byteLength(text), sha256: sha256(text), records: records.length }],
    counts: { unit: "examples", in: records.length, accepted: records.length, rejected: 0 },
    rejectedBy: {},
    tallies: {},
  });
}

/** Runs one stage as the tool does. */
export async function run(
  stage: AnyStage,
  config: Config,
  over: Partial<Pick<RunContext, "signal" | "reporter">> = {},
): Promise<StageManifest> {
  return runStage(stage, {
    config,
    reporter: silentReporter,
    signal: new AbortController().signal,
    ...over,
    clock: () => performance.now(),
    engine: () => Promise.reject(new Error("these stages ask nothing")),
  });
}

/** Writes examples, and their moments, as if stages 1 and 7 had finished with them. */
export async function pretendExamples(
  run: string,
  examples: readonly Example[],
  rejected: readonly Moment[] = [],
): Promise<void> {
  await pretendStage(run, "corpus", [...examples.map(({ moment }) => moment), ...rejected]);
  await pretendStage(run, "select", examples);
}

/** Splits and exports examples; returns both manifests. */
export async function splitAndExport(
  examples: readonly Example[],
  config: Config,
): Promise<{ split: StageManifest; exported: StageManifest }> {
  await pretendExamples(config.run, examples);
  return { split: await run(splitStage, config), exported: await run(exportStage, config) };
}

/** Text of an exported file. */
export async function exportedText(folder: string, name: string): Promise<string> {
  return readFile(path.join(folder, stageFolder("export"), name), "utf8");
}
