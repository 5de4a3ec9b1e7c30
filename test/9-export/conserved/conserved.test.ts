import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EXPORT_FORMATS, type ExportFormatName } from "../../../schemas/config.ts";
import { makeExample, makeNegative } from "../examples.ts";
import { splitAndExport, testConfig, withRun } from "../run.ts";
import { conservedIn } from "./conserved.ts";

/** Fifty videos; some with several windows, a crop, or a trainer's mark in a text. */
const EXAMPLES = Array.from({ length: 50 }, (_, i) =>
  makeExample(`c${i % 3}/v${i}/q`, {
    levels: i % 4 === 0 ? ["strong"] : ["strong", "moderate", "weak"],
    moment: {
      query: `somebody paints wall${i} near fence${i}.`,
      windows:
        i % 10 === 9
          ? [
              [1, 2.5],
              [4, 9],
            ]
          : [[i / 8, i + 7.75]],
      duration: 61.5,
      crop: i % 10 === 5 ? [10, 71.5] : null,
    },
    ...(i === 3
      ? { example: { negatives: [makeNegative("x", "strong", { query: "a <video> of a towel" })] } }
      : {}),
    ...(i === 7 ? { example: { exchanges: [{ level: "strong" as const, partner: "c2/v8/q" }] } } : {}),
  }),
);

const root = await mkdtemp(path.join(tmpdir(), "hivtg-"));
afterAll(() => rm(root, { recursive: true, force: true }));
let made: Promise<unknown> | undefined;

/** Takes a copy of an export to all formats, changes what a format wrote, and reads everything back. */
async function problemsAfter(tamper: (folder: string) => Promise<void>): Promise<Record<string, number>> {
  const config = testConfig(root, {
    split: { by: "ratio", train: 0.6, val: 0.2, test: 0.2 },
    export: { formats: [...EXPORT_FORMATS], windows: "omit", videoPath: "videos/{video}.mp4" },
  });
  await (made ??= splitAndExport(EXAMPLES, config));
  return withRun(async (run) => {
    await cp(root, run, { recursive: true });
    await tamper(path.join(run, "9-export"));
    const found = (await conservedIn(run, run)).filter(({ problems }) => problems > 0);
    return Object.fromEntries(found.map(({ format, problems }) => [format, problems]));
  });
}

const change =
  (name: string, from: RegExp | string, to: string) =>
  async (folder: string): Promise<void> => {
    const file = path.join(folder, name);
    const text = await readFile(file, "utf8");
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    await writeFile(file, changed);
  };

describe("every format read back by its trainer", () => {
  it("holds the same examples, texts and times", async () => {
    expect(await problemsAfter(async () => undefined)).toEqual({});
  });

  it.each<[string, ExportFormatName, (folder: string) => Promise<void>]>([
    ["a time", "ra-rft", change("ra-rft/train.json", /"timestamp": \[\n\s+/u, "$&1")],
    ["a text", "ra-rft", change("ra-rft/test.json", "a towel is", "a towel was")],
    ["a pair", "jsonl", change("jsonl/train.jsonl", "c2/v8/q", "c2/v9/q")],
    ["a caption", "trl-sft", change("trl-sft/train.jsonl", "enters a bedroom", "enters a kitchen")],
    ["a window", "qvhighlights", change("qvhighlights/train.jsonl", /"relevant_windows": \[\[\d/u, "$&1")],
    ["a question", "llama-factory", change("llama-factory/train.jsonl", "paints wall", "paints a wall")],
    ["a duration", "tvg-r1", change("tvg-r1/train.json", '"video_length": 61.5', '"video_length": 61.0')],
    ["an answer", "trl-grpo", change("trl-grpo/val.jsonl", /<answer>\d/u, "<answer>1")],
    ["a lost line", "jsonl", change("jsonl/train.jsonl", /^.*\n/u, "")],
    ["a line too many", "ms-swift", change("ms-swift/train.jsonl", /^(.*\n)/u, "$1$1")],
    [
      "a query of the same video",
      "ss-vtg",
      change(
        "ss-vtg/train.json",
        /(?<="r": true[^{]*\{\s+"q": )".*?"/u,
        '"somebody paints wall0 near fence0."',
      ),
    ],
    [
      "a shard of another split",
      "parquet",
      (folder) =>
        cp(
          path.join(folder, "parquet/val-00000-of-00001.parquet"),
          path.join(folder, "parquet/test-00000-of-00001.parquet"),
        ),
    ],
  ])("is told from one that lost or changed %s", async (_, format, tamper) => {
    const found = await problemsAfter(tamper);
    expect(Object.keys(found)).toEqual([format]);
  });
});
