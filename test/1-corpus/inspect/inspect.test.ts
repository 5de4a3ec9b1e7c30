import { writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Inspection, inspectFile } from "../../../pipeline/1-corpus/inspect/inspect.ts";
import { DiskIndex } from "../../../pipeline/lib/disk-index.ts";
import { OperatorError } from "../../../pipeline/lib/errors.ts";
import { withFolder } from "../ingest.ts";

const LIMITS = { toleranceSeconds: 0.05, clampSeconds: 3 };

async function inspect(text: string): Promise<Inspection> {
  return withFolder(async (folder) => {
    const file = path.join(folder, "unknown");
    await writeFile(file, text);
    return inspectFile(file, LIMITS, {
      index: (name) => DiskIndex.open(path.join(folder, name)),
      warned: () => undefined,
    });
  });
}

const nested = {
  info: { version: 3, licence: "none" },
  recordings: [
    {
      file: "kitchen 01.mp4",
      fps: 30,
      frame_count: 2700,
      events: [
        { begin: 30, stop: 200, what: "Somebody fills a kettle." },
        { begin: 210, stop: 900, what: "The kettle boils over." },
      ],
    },
    {
      file: "kitchen 02.mp4",
      fps: 30,
      frame_count: 1800,
      events: [{ begin: 0, stop: 90, what: "A boy slices bread." }],
    },
  ],
};
const dictionary = {
  v_a: {
    duration: 30,
    timestamps: [
      [0, 5],
      [5, 9],
    ],
    sentences: ["A man sits.", "A man stands."],
  },
  v_b: { duration: 20, timestamps: [[0, 5]], sentences: ["A dog barks."] },
};
const lines = [
  { vid: "/data/x/a.mp4", caption: "a red kite rises", span: [1000, 2500], length: 12, subset: "val" },
  { vid: "/data/x/b.mp4", caption: "a red kite falls", span: [2000, 14000], length: 15, subset: "val" },
];

describe("inspectFile proposes a mapping", () => {
  test.each<[string, string, unknown, number]>([
    [
      "for lists inside records, in frames",
      JSON.stringify(nested),
      {
        container: { format: "json", records: "recordings.*" },
        each: { event: "events" },
        video: "file",
        query: "event.what",
        start: "event.begin",
        end: "event.stop",
        times: { unit: "frames", rate: "fps" },
        duration: { frames: "frame_count", rate: "fps" },
      },
      3,
    ],
    [
      "for a dictionary of parallel lists",
      JSON.stringify(dictionary),
      {
        container: { format: "json", records: "*" },
        zip: { window: "timestamps", sentence: "sentences" },
        video: "key",
        query: "sentence",
        window: "window",
        duration: "duration",
      },
      3,
    ],
    [
      "for JSON lines with folders and milliseconds",
      lines.map((line) => JSON.stringify(line)).join("\n"),
      {
        container: { format: "jsonl" },
        video: { path: "vid", match: "([^\\\\/]+)$" },
        query: "caption",
        window: "span",
        times: { unit: "milliseconds" },
        duration: "length",
        split: "subset",
      },
      2,
    ],
    [
      "for a table of clock times",
      "Clip name\tBegin\tEnd\tClip length\tUtterance\nr1\t00:01\t00:04.5\t00:30\ta man starts\nr2\t0:11\t0:14\t0:25\ta man limps\n",
      {
        container: { format: "tsv" },
        video: "Clip name",
        query: "Utterance",
        start: "Begin",
        end: "End",
        times: { unit: "clock" },
        duration: "Clip length",
      },
      2,
    ],
    [
      "for a table with semicolons and clocks with hours",
      "clip;begin;finish;caption;len\nA1;0:00:05;0:00:12;a man opens a door;1:00:00\nA2;1:20:01;1:20:31;a dog runs;1:30:00\n",
      {
        container: { format: "csv", delimiter: ";" },
        video: "clip",
        query: "caption",
        start: "begin",
        end: "finish",
        times: { unit: "clock" },
        duration: "len",
      },
      2,
    ],
    [
      "for lists by place and windows that are texts",
      JSON.stringify({
        places: {
          north: [
            { cam: "n1", len: 90, when: ["2.5-6", "7-8"], q: "a gate opens" },
            { cam: "n2", len: 90, when: ["3-9"], q: "a gate shuts" },
          ],
          south: [{ cam: "s1", len: 60, when: ["1-2"], q: "a goat jumps" }],
        },
      }),
      {
        container: { format: "json", records: "places.*.*" },
        video: "cam",
        query: "q",
        windows: "when",
        duration: "len",
      },
      3,
    ],
    [
      "for a list behind each video's name",
      JSON.stringify({
        va: [{ from: 1, to: 2, len: 9, text: "a gate opens" }],
        vb: [{ from: 1, to: 3, len: 9, text: "a gate shuts" }],
      }),
      {
        container: { format: "json", records: "*.*" },
        video: "keys.0",
        query: "text",
        start: "from",
        end: "to",
        duration: "len",
      },
      2,
    ],
    [
      "for a table of assets whose times and length are milliseconds",
      "asset\tsentence\tfrom_ms\tto_ms\ttotal_ms\na.mp4\ta child stacks blocks\t0\t4500\t60000\nb.mp4\ta child sits down\t10\t20\t90000\n",
      {
        container: { format: "tsv" },
        video: "asset",
        query: "sentence",
        start: "from_ms",
        end: "to_ms",
        times: { unit: "milliseconds" },
        duration: { of: "total_ms", unit: "milliseconds" },
      },
      2,
    ],
    [
      "for times whose names say that they are milliseconds",
      `{"recording":"r1","onset_ms":500,"offset_ms":900,"scene":"in a kitchen","narration":"she pours tea"}\n`,
      {
        container: { format: "jsonl" },
        video: "recording",
        query: "narration",
        start: "onset_ms",
        end: "offset_ms",
        times: { unit: "milliseconds" },
      },
      0,
    ],
  ])("%s", async (_, text, mapping, accepted) => {
    const inspection = await inspect(text);
    expect(parse(inspection.mapping ?? "")).toEqual(mapping);
    expect(inspection.preview).toMatchObject({ accepted, rejectedBy: {}, more: false });
    expect(inspection.preview?.moments).toHaveLength(accepted);
  });

  test.each([
    ["start", "end"],
    ["begin_time", "finish_time"],
    ["from", "until"],
    ["t0", "t1"],
    ["t1", "t2"],
    ["in", "out"],
    ["onset", "offset"],
    ["FirstSecond", "LastSecond"],
    ["startSec", "stopSec"],
  ])("takes %s and %s for the ends of a window", async (start, end) => {
    const rows = [1, 2, 3].map((n) => ({ [end]: n + 9, [start]: n, video: `v${n}`, query: "a dog runs" }));
    const { mapping } = await inspect(rows.map((row) => JSON.stringify(row)).join("\n"));
    expect(parse(mapping ?? "")).toMatchObject({ start, end });
  });

  test("for lines by hand, and says that durations are missing", async () => {
    const { mapping, notes, preview } = await inspect(
      "w_1 3.5 9 a girl walks\nw_1 10 12.5 a girl sits down\n",
    );
    expect(parse(mapping ?? "")).toMatchObject({
      container: { format: "lines" },
      video: "video",
      start: "start",
    });
    expect(notes.join(" ")).toContain("no duration");
    expect(preview?.rejectedBy).toEqual({ "missing-duration": 2 });
    expect(preview?.rejections).toHaveLength(1);
  });

  test("not where a required part cannot be told, and names it", async () => {
    const { mapping, notes, fields, preview } = await inspect('{"id":"a","n":1}\n{"id":"b","n":2}\n');
    expect([mapping, preview]).toEqual([null, null]);
    expect(notes.join(" ")).toContain("no field looks like a query");
    expect(fields).toEqual([
      { path: "id", share: 1, example: "a" },
      { path: "n", share: 1, example: 1 },
    ]);
  });

  test("not for prose", async () => {
    expect(await inspect("Once upon a time.\nThe end, or so it seemed, came.\n")).toMatchObject({
      container: null,
      mapping: null,
    });
  });

  test("whatever the file holds, without crashing", async () => {
    const anything = fc.oneof(
      fc.string(),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.array(fc.jsonValue()).map((values) => values.map((value) => JSON.stringify(value)).join("\n")),
      fc
        .array(fc.array(fc.string(), { minLength: 3, maxLength: 3 }))
        .map((rows) => rows.map((row) => row.join(",")).join("\n")),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        try {
          await inspect(text);
        } catch (error) {
          expect(error).toBeInstanceOf(OperatorError);
        }
      }),
      { numRuns: 150 },
    );
  });
});
