import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUILT_IN } from "../../pipeline/1-corpus/sources/registry.ts";
import { OperatorError } from "../../pipeline/lib/errors.ts";
import type { Preview } from "../../pipeline/1-corpus/preview.ts";
import { type Moment, moment } from "../../schemas/moment.ts";
import { type Ingested, ingestTexts, previewTexts } from "./ingest.ts";

/** Reads anything: a clear error of the operator's, or counts that add up and windows inside their videos. */
async function survives(work: Promise<Preview>): Promise<void> {
  const done = await orOperatorError(work);
  if (done === null) return;
  const rejected = Object.values(done.rejectedBy).reduce((sum, count) => sum + count, 0);
  expect(done.rows).toBe(done.accepted + rejected);
  expect(done.accepted).toBe(done.moments.length + (done.tallies["rows-merged"] ?? 0));
  for (const one of done.moments) expect(moment.safeParse(one).error).toBeUndefined();
  expectInside(done.moments);
}

/** The same of a whole run: what its manifest counts is what its files hold. */
async function survivesRun(work: Promise<Ingested>): Promise<void> {
  const done = await orOperatorError(work);
  if (done === null) return;
  const { manifest, moments, rejections } = done;
  expect(manifest.counts.in).toBe(manifest.counts.accepted + manifest.counts.rejected);
  expect(manifest.counts.accepted).toBe(moments.length + (manifest.tallies["rows-merged"] ?? 0));
  expect(manifest.counts.rejected).toBe(rejections.reduce((sum, { units }) => sum + units, 0));
  expectInside(moments);
}

async function orOperatorError<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError);
    return null;
  }
}

function expectInside(moments: readonly Moment[]): void {
  for (const { windows, duration } of moments)
    for (const [start, end] of windows) expect(0 <= start && start < end && end <= duration).toBe(true);
}

/** Enough to meet every branch. */
const RUNS = { numRuns: 30 };
/** Each run writes files and waits for the disk. */
const WHOLE_RUNS = { numRuns: 6 };

const time = fc.oneof(fc.integer({ min: -2, max: 40 }), fc.double(), fc.constant(null), fc.constant("5"));
const nearlyVideo = fc.record(
  {
    duration: time,
    timestamps: fc.array(fc.oneof(fc.tuple(time, time), time), { maxLength: 4 }),
    sentences: fc.array(fc.oneof(fc.string(), fc.constant("a man sits."), fc.constant(3)), { maxLength: 4 }),
  },
  { requiredKeys: [] },
);
const nearlyHighlight = fc.record(
  {
    query: fc.oneof(fc.string(), fc.constant("a man sits")),
    vid: fc.oneof(fc.string(), fc.constant("abc_0.0_150.0")),
    duration: time,
    relevant_windows: fc.array(fc.tuple(time, time), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const nearlyLine = fc.oneof(
  fc.string(),
  fc
    .tuple(fc.constantFrom("AAAAA", "BBBBB", "-CCCC"), time, time, fc.string())
    .map(([video, start, end, query]) => `${video} ${start} ${end}##${query}`),
);
const FIELD_NAMES = [
  "video",
  "vid",
  "path",
  "qid",
  "query",
  "query_text",
  "question",
  "sentence",
  "sentences",
  "description",
  "timestamp",
  "timestamps",
  "times",
  "answer",
  "span",
  "relevant_windows",
  "duration",
  "v_duration",
  "num_segments",
  "num_frames",
  "fps",
  "video_start",
  "video_end",
  "start",
  "end",
  "bounds",
  "steps",
  "heading",
  "annotation",
  "segment",
  "label",
  "subset",
  "clips",
  "think",
  "clip",
] as const;
const TABLE = "id,length\nAAAAA,30.0\nBBBBB,\n";

describe("reading never crashes, loses nothing and stays inside the video", () => {
  test("whatever the lines", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nearlyLine, { maxLength: 8 }), (lines) =>
        survives(previewTexts("charades-sta", { "a.txt": lines.join("\n"), "b.csv": TABLE })),
      ),
      RUNS,
    );
  });

  test("whatever the table", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.constantFrom("", "id,length\n", TABLE), (text, head) =>
        survives(previewTexts("charades-sta", { "a.txt": "AAAAA 0 1##x\n", "b.csv": head + text })),
      ),
      RUNS,
    );
  });

  test("whatever the JSON", async () => {
    const file = fc.oneof(fc.dictionary(fc.string(), fc.oneof(nearlyVideo, fc.jsonValue())), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(file, fc.nat(30), (value, cut) => {
        const text = JSON.stringify(value);
        return survives(
          previewTexts("activitynet-captions", { "a.json": cut === 0 ? text.slice(0, -1) : text }),
        );
      }),
      RUNS,
    );
  });

  test.each(BUILT_IN)("whatever the records of %s", async (corpus) => {
    const field = fc.oneof(
      fc.constantFrom<fc.JsonValue>(
        "a man sits.",
        "1-2",
        "0:05",
        1,
        2.5,
        -1,
        null,
        [1, 2],
        [
          [1, 2],
          [3, 4],
        ],
        ["x y", "z"],
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const record = fc.dictionary(fc.constantFrom(...FIELD_NAMES), field);
    const inner = fc.dictionary(fc.constantFrom("key", "steps", "clips"), fc.oneof(record, fc.array(record)));
    const file = fc.oneof(
      fc.array(record),
      fc.dictionary(fc.string(), fc.oneof(record, inner)),
      fc.record({ database: inner, videos: fc.array(inner) }),
    );
    const lines = ["qvhighlights", "internvid"].includes(corpus);
    await fc.assert(
      fc.asyncProperty(file, (value) => {
        const text = lines
          ? Object.values(value)
              .map((one) => JSON.stringify(one))
              .join("\n")
          : JSON.stringify(value);
        return survives(
          previewTexts(corpus, { "a.json": text, ...(corpus === "nextgqa" ? { "b.json": text } : {}) }),
        );
      }),
      { numRuns: 8 },
    );
  });

  test("whatever the JSON lines", async () => {
    const line = fc.oneof(nearlyHighlight, fc.jsonValue()).map((value) => JSON.stringify(value));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(line, fc.string()), { maxLength: 8 }), (lines) =>
        survives(previewTexts("qvhighlights", { "a.jsonl": lines.join("\r\n") })),
      ),
      RUNS,
    );
  });

  test("whatever the bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await survives(previewTexts("charades-sta", { "a.txt": bytes, "b.csv": bytes }));
        await survives(previewTexts("activitynet-captions", { "a.json": bytes }));
        await survives(previewTexts("qvhighlights", { "a.jsonl": bytes }));
      }),
      RUNS,
    );
  });

  test("in whole runs over JSON", async () => {
    const file = fc.dictionary(fc.string(), fc.oneof(nearlyVideo, fc.jsonValue()));
    await fc.assert(
      fc.asyncProperty(file, (value) =>
        survivesRun(ingestTexts("activitynet-captions", { "a.json": JSON.stringify(value) })),
      ),
      WHOLE_RUNS,
    );
  });

  test("in whole runs over lines with a companion file", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nearlyLine, { maxLength: 8 }), (lines) =>
        survivesRun(ingestTexts("charades-sta", { "a.txt": lines.join("\n"), "b.csv": TABLE })),
      ),
      WHOLE_RUNS,
    );
  });
});
