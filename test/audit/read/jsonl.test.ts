import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { auditDataset } from "../../../pipeline/audit/audit.ts";
import { auditInputs, readInput } from "../../../pipeline/audit/read/inputs.ts";
import type { Example } from "../../../schemas/example.ts";
import { makeExample } from "../../9-export/examples.ts";
import { splitAndExport, testConfig } from "../../9-export/run.ts";
import { collect, scratchFolder } from "../../support/scratch.ts";

const signal = new AbortController().signal;

/** Two videos whose strong negatives were chosen as a pair, one with several windows, one that is a crop. */
const EXAMPLES: readonly Example[] = [
  makeExample("c/v1/q", { example: { exchanges: [{ level: "strong", partner: "c/v2/q" }] } }),
  makeExample("c/v2/q", {
    moment: { crop: [10, 40] },
    example: { exchanges: [{ level: "strong", partner: "c/v1/q" }] },
  }),
  makeExample("c/v3/q", {
    moment: {
      windows: [
        [1, 2],
        [4, 9],
      ],
    },
  }),
];

async function exportedRun(formats: ("jsonl" | "ra-rft" | "parquet" | "trl-sft")[]): Promise<string> {
  const run = path.join(await scratchFolder(), "run-1");
  await mkdir(run);
  await splitAndExport(
    EXAMPLES,
    testConfig(run, {
      split: { by: "ratio", train: 1, val: 0, test: 0 },
      export: { formats, windows: "omit", videoPath: "{video}.mp4" },
    }),
  );
  return run;
}

async function recordsOf(target: string) {
  const [input] = await auditInputs([target]);
  return input === undefined ? [] : collect(readInput(input, 0));
}

async function jsonlFile(text: string): Promise<string> {
  const file = path.join(await scratchFolder(), "train.jsonl");
  await writeFile(file, text);
  return file;
}

describe("a jsonl export", () => {
  test("tells the audit what the run tells it, the pairs of opposite changes included", async () => {
    const run = await exportedRun(["jsonl", "ra-rft"]);
    const ofRun = await recordsOf(run);
    expect(ofRun[0]?.record?.negatives.map(({ mirror }) => mirror)).toEqual(["c/v1/q c/v2/q", null, null]);
    for (const target of [path.join(run, "9-export"), path.join(run, "9-export/jsonl/train.jsonl")]) {
      const read = JSON.stringify(await recordsOf(target)).replaceAll('"place":"query"', '"place":"moment"');
      expect(JSON.parse(read)).toEqual(ofRun);
    }
  });

  test("is what an export folder is read from, and ra-rft where it is missing", async () => {
    const kindsIn = async (folder: string) =>
      (await auditInputs([folder])).map(({ kind, name }) => [kind, name]);
    const both = path.join(await exportedRun(["ra-rft", "jsonl"]), "9-export");
    const splits = (kind: string, extension: string) =>
      ["train", "val", "test"].map((split) => [kind, `${split}.${extension}`]);
    expect(await kindsIn(both)).toEqual(splits("jsonl", "jsonl"));
    expect(await kindsIn(path.join(both, "ra-rft"))).toEqual(splits("ra-rft", "json"));
    expect(await kindsIn(await exportedRun(["ra-rft"]))).toEqual([["run", "run-1"]]);
    expect(await kindsIn(path.join(await exportedRun(["ra-rft"]), "9-export"))).toEqual(
      splits("ra-rft", "json"),
    );
  });

  test("with lines that are none is read all the same, and each of them is counted", async () => {
    const run = await exportedRun(["jsonl"]);
    const [line = ""] = (await readFile(path.join(run, "9-export/jsonl/train.jsonl"), "utf8")).split("\n");
    const wrong = line.replace('"duration": 30.0', '"duration": "long"');
    expect(wrong).not.toBe(line);
    const { exchanges, ...lacking } = JSON.parse(line) as Record<string, unknown>;
    expect(exchanges).toHaveLength(1);
    const file = await jsonlFile([line, wrong, "{oops", JSON.stringify(lacking), "", line].join("\n"));
    const found: string[] = [];
    const report = await auditDataset([file], signal, {
      probes: null,
      onFinding: ({ rule, record, path: place, message }) => {
        if (rule === "shape") found.push(`${record} ${place}: ${message}`);
      },
    });
    expect(report.totals).toMatchObject({ records: 2, unreadable: 4 });
    expect(found).toEqual([
      expect.stringMatching(/^1 duration: .*expected number/u),
      "2 : line 3 cannot be read: not a JSON object",
      "3 exchanges: the field exchanges is absent",
      "4 : line 5 cannot be read: not a JSON object",
    ]);
  });

  test.each([
    ["trl rows", '{"prompt": [], "videos": []}\n'],
    ["a list", "[1]\n"],
    ["a page", "<html>\n"],
  ])("is told from %s", async (_, text) => {
    const file = await jsonlFile(text);
    await expect(auditDataset([file], signal)).rejects.toThrow(
      /train\.jsonl is no jsonl export: its first line begins with .*; give a RA-RFT JSON file/u,
    );
  });
});

describe("what the audit does not read", () => {
  test("is said of Parquet", async () => {
    const run = await exportedRun(["parquet"]);
    const file = path.join(run, "9-export/parquet/train-00000-of-00001.parquet");
    await expect(auditDataset([file], signal)).rejects.toThrow(
      /Parquet file, whose rows the jsonl export holds/u,
    );
  });

  test("is said of an export folder without a format that it reads", async () => {
    const run = await exportedRun(["trl-sft"]);
    await expect(auditDataset([path.join(run, "9-export")], signal)).rejects.toThrow(
      /9-export is not a file.*; audit reads a RA-RFT JSON file, a jsonl export, a run folder or an export folder/u,
    );
  });
});
