import { describe, expect, it } from "vitest";
import { raRftRecord } from "../../schemas/ra-rft.ts";
import { LEVELS } from "../../schemas/level.ts";
import { python, pythonMissing } from "../lib/python.ts";
import { z } from "zod";
import { makeExample, makeNegative } from "./examples.ts";
import { readForEvaluation, readForTraining, timeRangeIn } from "./readers/ra-rft.ts";
import { exportedText, splitAndExport, testConfig, withRun } from "./run.ts";

const TO = (split: "train" | "val" | "test") => ({
  split: { by: "ratio" as const, train: 0, val: 0, test: 0, [split]: 1 },
});

/** Exports examples into one split and returns that split's text. */
const exportTo = (split: "train" | "val" | "test", examples: Parameters<typeof splitAndExport>[0]) =>
  withRun(async (folder) => {
    const { exported } = await splitAndExport(examples, testConfig(folder, TO(split)));
    return { manifest: exported, text: await exportedText(folder, `ra-rft/${split}.json`) };
  });

/** The expected text of one train record, written by hand. */
const EXPECTED = `[
  {
    "video": "v1.mp4",
    "query_text": "a person folds a blanket.",
    "timestamp": [
      3.25,
      14.4
    ],
    "difficulty": null,
    "video_start": null,
    "video_end": null,
    "think": "<think>\\n<timestep>0.0 to 9.75</timestep> a person enters a bedroom.\\n<timestep>3.25 to 14.4</timestep> a person folds a blanket.\\n</think>",
    "duration": 30.0,
    "GRPO": [
      {
        "q": "a person folds a blanket.",
        "a": "<answer>3.2 to 14.4</answer>",
        "r": true,
        "q_origin": "a person folds  a blanket. ",
        "difficulty": "original"
      },
      {
        "q": "a person folds a towel.",
        "a": "<answer>The query seems somewhat inconsistent with the video. The video shows a blanket, and a towel is never seen.</answer>",
        "r": false,
        "c": [
          "Object/ObjectExistence"
        ],
        "q_origin": "a person folds a towel.",
        "difficulty": "hard",
        "irrelevance_level": "strong",
        "hardness_level": "strong"
      }
    ]
  }
]`;

describe("train records", () => {
  it("are written as Python writes them, key for key", async () => {
    const { text } = await exportTo("train", [makeExample("made-up/v1/q", { levels: ["strong"] })]);
    expect(text).toBe(EXPECTED);
  });

  it("carry all levels, hardest first, and load as the trainer loads them", async () => {
    const { text, manifest } = await exportTo("train", [
      makeExample("made-up/v1/q"),
      makeExample("made-up/v2/q"),
    ]);
    z.array(raRftRecord).parse(JSON.parse(text));
    const loaded = readForTraining(text);
    expect(loaded).toHaveLength(4);
    expect(timeRangeIn(loaded[0]?.answer ?? "")).toEqual([3.2, 14.4]);
    expect(loaded[1]?.pool.map(({ problem }) => problem)).toEqual(
      LEVELS.map((level) => makeNegative("x", level).query),
    );
    expect(loaded[1]?.pool.every(({ answer }) => timeRangeIn(answer) === null)).toBe(true);
    expect(loaded[1]?.correction).toBe("a person folds a blanket.");
    expect(manifest.tallies).toMatchObject({ "ra-rft:train:strong": 2, "ra-rft:train:weak": 2 });
  });

  it("name the crop in seconds of the file", async () => {
    const { text } = await exportTo("train", [makeExample("made-up/v1/q", { moment: { crop: [39, 84.7] } })]);
    expect(text).toContain('"video_start": 39.0,\n    "video_end": 84.7,');
  });
});

describe.each(["val", "test"] as const)("%s records", (split) => {
  it("carry one negative each, levels dealt evenly within and over corpora", async () => {
    const examples = Array.from({ length: 60 }, (_, i) => makeExample(`c${i % 2}/v${i}/q`));
    const { text, manifest } = await exportTo(split, examples);
    const rows = readForEvaluation(text);
    expect(rows.map((row) => row.relevant)).toEqual(rows.map((_, i) => i % 2 === 0));
    for (const level of LEVELS) expect(manifest.tallies[`ra-rft:${split}:${level}`]).toBe(20);
    expect(manifest.tallies[`ra-rft:${split}:negatives-not-dealt`]).toBe(120);
  });

  it("say the level under every reader's name", async () => {
    const { text } = await exportTo(split, [makeExample("a/v/q", { levels: ["moderate"] })]);
    expect(readForEvaluation(text)).toMatchObject([
      { relevant: true, timestamp: [3.25, 14.4], irrelevanceLevel: "", hardnessLevel: "" },
      {
        relevant: false,
        irrelevanceLevel: "moderate",
        hardnessLevel: "moderate",
        categories: ["Object/ObjectExistence", "Action/FineGrainedAction"],
      },
    ]);
  });

  it("evens out levels that only some records have", async () => {
    const examples = Array.from({ length: 30 }, (_, i) =>
      makeExample(`a/v${i}/q`, { levels: i % 3 === 0 ? LEVELS : ["strong", "weak"] }),
    );
    const { manifest } = await exportTo(split, examples);
    for (const level of LEVELS)
      expect(Math.abs((manifest.tallies[`ra-rft:${split}:${level}`] ?? 0) - 10)).toBeLessThanOrEqual(1);
  });
});

describe("several windows", () => {
  const windows: [number, number][] = [
    [2, 4],
    [6, 12],
    [20, 24],
  ];
  const config = (folder: string, policy: "omit" | "first" | "longest" | "hull") =>
    testConfig(folder, {
      ...TO("train"),
      export: { formats: ["ra-rft"], windows: policy, videoPath: "{video}.mp4" },
    });

  it("are left out and counted unless a policy says otherwise", async () => {
    await withRun(async (folder) => {
      const examples = [makeExample("a/v/q", { moment: { windows } }), makeExample("a/w/q")];
      const { exported } = await splitAndExport(examples, config(folder, "omit"));
      expect(exported.counts).toEqual({ unit: "examples × formats", in: 2, accepted: 1, rejected: 1 });
      expect(exported.rejectedBy).toEqual({ "ra-rft:several-windows": 1 });
    });
  });

  it.each([
    ["first", [2, 4]],
    ["longest", [6, 12]],
    ["hull", [2, 24]],
  ] as const)("%s", async (policy, expected) => {
    await withRun(async (folder) => {
      const { exported } = await splitAndExport(
        [makeExample("a/v/q", { moment: { windows } })],
        config(folder, policy),
      );
      const [loaded] = readForTraining(await exportedText(folder, "ra-rft/train.json"));
      expect(loaded?.solution).toEqual(expected);
      expect(exported.tallies[`ra-rft:windows-reduced:${policy}`]).toBe(1);
    });
  });
});

const missing = pythonMissing();

describe.skipIf(missing)(`python3 itself${missing ? ` (skipped: ${missing})` : ""}`, () => {
  it("writes the same bytes after reading ours", async () => {
    const hostile = 'a "quoted" \\ café 漢字 𝄞 \u2028 \u007f <b>&amp;</b>';
    const examples = Array.from({ length: 50 }, (_, i) =>
      makeExample(`a/v${i}/q`, {
        moment: { query: `${hostile} ${i}`, windows: [[i / 20, 40 + i / 8]], duration: 100 / 3 + i },
      }),
    );
    const { text } = await exportTo("train", examples);
    const program =
      "import sys, json; sys.stdin.reconfigure(encoding='utf-8', newline=''); sys.stdout.reconfigure(encoding='utf-8', newline='')\n" +
      "records = json.load(sys.stdin)\n" +
      "for r in records: assert r['GRPO'][0]['a'] == '<answer>%.1f to %.1f</answer>' % tuple(r['timestamp'])\n" +
      "sys.stdout.write(json.dumps(records, indent=2, ensure_ascii=False))";
    expect(python(program, text)).toBe(text);
  });
});
