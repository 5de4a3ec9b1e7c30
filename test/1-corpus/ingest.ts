import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { corpusStage } from "../../pipeline/1-corpus/corpus.ts";
import { type Preview, previewCorpus } from "../../pipeline/1-corpus/preview.ts";
import { adapterFor } from "../../pipeline/1-corpus/sources/registry.ts";
import { DEFAULTS } from "../../pipeline/config.ts";
import { DiskIndex } from "../../pipeline/lib/disk-index.ts";
import { silentReporter } from "../../pipeline/lib/progress.ts";
import { runStage } from "../../pipeline/run.ts";
import type { Config } from "../../schemas/config.ts";
import type { StageManifest } from "../../schemas/manifest.ts";
import { type Moment, moment } from "../../schemas/moment.ts";
import { type Rejection, rejection } from "../../schemas/rejection.ts";

/** What the stage made of some files. */
export interface Ingested {
  readonly manifest: StageManifest;
  readonly moments: readonly Moment[];
  readonly rejections: readonly Rejection[];
}

/** Runs the stage as the tool does, in a folder that is removed afterwards. */
export async function ingest(over: Partial<Config>): Promise<Ingested> {
  return withFolder(async (run) => {
    const manifest = await runStage(corpusStage, {
      config: { ...DEFAULTS, run, ...over },
      reporter: silentReporter,
      signal: new AbortController().signal,
      clock: () => performance.now(),
      engine: () => Promise.reject(new Error("this stage asks nothing")),
    });
    const lines = async (name: string): Promise<unknown[]> =>
      (await readFile(path.join(run, "1-corpus", `${name}.ndjson`), "utf8"))
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as unknown);
    const moments = (await lines("records")).map((record) => moment.parse(record));
    return {
      manifest,
      moments,
      rejections: (await lines("rejected")).map((record) => rejection.parse(record)),
    };
  });
}

/** Runs the stage on files given by name and content, all of them one corpus's, in this order. */
export async function ingestTexts(
  corpus: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  over: Partial<Config> = {},
): Promise<Ingested> {
  return withFolder(async (folder) =>
    ingest({ corpora: [{ name: corpus, files: await writeAll(folder, files) }], ...over }),
  );
}

/** Reads such files as the stage does, row by row, without writing: many times as fast as a run. */
export async function previewTexts(
  corpus: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Preview> {
  return withFolder(async (folder) => {
    const source = { name: corpus, files: await writeAll(folder, files) };
    const environment = {
      index: (name: string) => DiskIndex.open(path.join(folder, `.index-${name}`)),
      warned: () => undefined,
    };
    const all = { rows: null, moments: Infinity };
    return previewCorpus(source, await adapterFor(source), DEFAULTS.ingest, environment, all);
  });
}

async function writeAll(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string[]> {
  const paths: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    paths.push(path.join(folder, name));
    await writeFile(path.join(folder, name), content);
  }
  return paths;
}

/** A temporary folder that is removed when the callback is done. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "hivtg-corpus-"));
  try {
    await mkdir(folder, { recursive: true });
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
