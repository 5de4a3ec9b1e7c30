import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAnswer, readSpan } from "../../../pipeline/audit/read/answer.ts";
import { jsonListSlices, listMember } from "../../../pipeline/audit/read/json-list.ts";
import { sizeOfSlice } from "../../../pipeline/audit/read/slice.ts";
import { readRaRft } from "../../../pipeline/audit/read/ra-rft.ts";
import { videoKeyOf } from "../../../pipeline/audit/record.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "hivtg-audit-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function listOf(content: string | Uint8Array): Promise<{ value: unknown; defect: string | null }[]> {
  const file = path.join(folder, "list.json");
  await writeFile(file, content);
  const members: { value: unknown; defect: string | null }[] = [];
  for await (const slice of jsonListSlices(file))
    for (let at = 0; at < sizeOfSlice(slice); at++) {
      const { value, defect } = listMember(slice, at);
      members.push({ value, defect });
    }
  return members;
}

describe("reading a JSON list", () => {
  test("gives back any list, however it is written", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.constantFrom(0, 2), async (values, indent) => {
        const members = await listOf(JSON.stringify(values, null, indent));
        expect(members).toEqual(JSON.parse(JSON.stringify(values.map((value) => ({ value, defect: null })))));
      }),
      { numRuns: 60 },
    );
  });

  test("goes on behind a member that is not JSON", async () => {
    const members = await listOf('[{"a": 1}, {"duration": NaN}, {"b": "],["}]');
    expect(members.map(({ defect }) => defect)).toEqual([null, "not JSON", null]);
    expect(members[2]?.value).toEqual({ b: "],[" });
  });

  test("survives a byte order mark, no final newline and members larger than a chunk", async () => {
    const long = "x".repeat(700_000);
    const members = await listOf(`\ufeff [${JSON.stringify({ long })},{"a":"\\""}]`);
    expect(members).toHaveLength(2);
    expect(members[0]?.value).toEqual({ long });
  });

  test("reports the member in which a cut file ends", async () => {
    const members = await listOf('[{"a": 1}, {"b": "cut of');
    expect(members.map(({ defect }) => defect === null)).toEqual([true, false]);
  });

  test.each(['{"a": 1}', "", "hello", '"["', "<html>"])("says that %j is no list", async (content) => {
    await expect(listOf(content)).rejects.toThrow(/is not a JSON list of records/);
  });
});

describe("reading a RA-RFT record", () => {
  const place = { file: 0, index: 3, name: "set" };
  const record = {
    video: "/videos/V1.mp4",
    query_text: "a dog runs.",
    timestamp: [1, 2.5],
    difficulty: null,
    video_start: null,
    video_end: null,
    think:
      "<think>\n<timestep>0.0 to 3.0</timestep> it rains. <timestep>1.0 to 2.5</timestep> A dog runs\n</think>",
    duration: 9,
    GRPO: [
      {
        q: "a dog runs.",
        a: "<answer>1.0 to 2.5</answer>",
        r: true,
        q_origin: "a dog runs.",
        difficulty: "original",
      },
      {
        q: "a cat runs.",
        a: "<answer>No cat.</answer>",
        r: false,
        c: ["Object/ObjectExistence"],
        q_origin: "a cat runs.",
        difficulty: "Hard",
      },
    ],
  };

  test("reads positives, negatives and captions", () => {
    const { record: read, findings } = readRaRft(record, place);
    expect(findings).toEqual([]);
    expect(read).toMatchObject({
      videoKey: "V1",
      original: "a dog runs.",
      windows: [[1, 2.5]],
      duration: 9,
      index: 3,
    });
    expect(read?.captions.map(({ text, window, own }) => ({ text, window, own }))).toEqual([
      { text: "it rains.", window: [0, 3], own: false },
      { text: "A dog runs", window: [1, 2.5], own: true },
    ]);
    expect(read?.negatives[0]).toMatchObject({
      level: "strong",
      categories: ["Object/ObjectExistence"],
      refusalText: "No cat.",
      place: "GRPO[1]",
    });
  });

  test("turns every defect of shape into a finding and keeps the rest", () => {
    const broken = {
      ...record,
      timestamp: [],
      duration: "9",
      GRPO: [
        ...record.GRPO,
        { q: "x", a: 1, r: false, c: ["Action/SceneTransition"], q_origin: "x", difficulty: "easy" },
      ],
    };
    const { record: read, findings } = readRaRft(broken, place);
    expect(findings.filter(({ severity }) => severity === "error").map(({ path: at }) => at)).toEqual([
      "timestamp",
      "duration",
      "GRPO[2].a",
      "GRPO[2].c[0]",
    ]);
    expect(read?.windows).toEqual([]);
    expect(read?.negatives).toHaveLength(2);
    expect(read?.negatives[1]?.categories).toEqual([]);
  });

  test("an absent field is a note, a wrong one an error", () => {
    const { difficulty, ...absent } = record;
    expect(difficulty).toBeNull();
    expect(readRaRft(absent, place).findings).toEqual([
      {
        rule: "shape-absent",
        severity: "note",
        path: "difficulty",
        message: "the field difficulty is absent",
      },
    ]);
  });

  test("never throws, whatever stands there", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const json: unknown = JSON.parse(JSON.stringify(value) ?? "null");
        const { record: read, findings } = readRaRft(json, place);
        expect(read !== null || findings.length > 0).toBe(true);
      }),
    );
  });
});

describe("answers and video names", () => {
  test.each([
    ["<answer>1.0 to 2.0</answer>", { answer: "1.0 to 2.0", correctionTag: null, outside: "" }],
    [
      "<answer>no</answer><correct>yes</correct>",
      { answer: "no", correction: "yes", correctionTag: "correct" },
    ],
    ["<answer>no<correct>yes</correct>", { answer: null, outside: "<answer>no" }],
    ["", { answer: null, outside: "" }],
  ])("reads %s", (text, expected) => {
    expect(readAnswer(text)).toMatchObject(expected);
  });

  test("reads spans only where the whole answer is one", () => {
    expect(readSpan("9.3 to 14.4")).toEqual([9.3, 14.4]);
    expect(readSpan("from 9.3 to 14.4")).toBeNull();
  });

  test("names videos by file name and crop", () => {
    expect(videoKeyOf("/a/b/-x.y.mp4", null)).toBe("-x.y");
    expect(videoKeyOf("c:\\v\\x.MP4", [1, 2])).toBe("x@1-2");
  });
});
