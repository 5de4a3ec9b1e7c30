import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { buildRelease } from "../../pipeline/release/build.ts";
import type { ReleaseAbout } from "../../pipeline/release/manifest.ts";
import type { Config } from "../../schemas/config.ts";
import type { Example } from "../../schemas/example.ts";
import { makeExample } from "../9-export/examples.ts";
import { splitAndExport, testConfig } from "../9-export/run.ts";

export const ABOUT: ReleaseAbout = {
  name: "made-up queries",
  version: "1.0.0",
  date: "2026-01-31",
  audit: [
    { name: "blind probe", value: 0.503, low: 0.48, high: 0.526, about: "pairwise accuracy, 1000 pairs" },
  ],
  spent: ["categories", "negatives"].map((stage) => ({
    stage,
    model: "made-up-model",
    replies: 600,
    input: 500_000,
    cachedInput: 0,
    output: 20_000,
    usd: 0.615,
    unpriced: 0,
    lost: 1,
    lostUsd: 0.01,
    lostTokens: 900,
  })),
};

export const surroundings = (run: string) => ({
  scratch: path.join(run, "scratch"),
  signal: new AbortController().signal,
});

/** Sixty examples over thirty videos of three corpora. */
export function someExamples(): Example[] {
  return Array.from({ length: 60 }, (_, i) =>
    makeExample(`${["charades-sta", "qvhighlights", "home-made"][i % 3] ?? ""}/v${i >> 1}/q${i}`, {
      levels: i % 5 === 0 ? ["strong"] : ["strong", "moderate", "weak"],
      moment: { query: `a person lifts thing${i} | <b>&amp;</b> \`code\`.`, duration: 30 + i },
    }),
  );
}

/** Builds a release of examples in <run>/release. */
export async function release(
  run: string,
  examples: readonly Example[] = someExamples(),
  over: Partial<Config> = {},
  about: ReleaseAbout = ABOUT,
): Promise<string> {
  const config = testConfig(run, {
    split: { by: "ratio", train: 0.6, val: 0.2, test: 0.2 },
    export: {
      formats: ["jsonl", "parquet", "ra-rft", "llama-factory"],
      windows: "omit",
      videoPath: "videos/{video}.mp4",
    },
    corpora: ["charades-sta", "qvhighlights"].map((name) => ({ name, files: ["annotations.txt"] })),
    ...over,
  });
  await splitAndExport(examples, config);
  const folder = path.join(run, "release");
  await buildRelease(config, folder, about, surroundings(run));
  return folder;
}

/** Changes a file of a release. */
export async function edit(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, "utf8")));
}
