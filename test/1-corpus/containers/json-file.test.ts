import { writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonEntries } from "../../../pipeline/1-corpus/containers/json-file.ts";
import { withFolder } from "../ingest.ts";

/** Entries of a JSON text: their keys with their value, or with the reason why there is none. */
async function entriesOf(text: string, at: string): Promise<[string, unknown][]> {
  return withFolder(async (folder) => {
    const file = path.join(folder, "a.json");
    await writeFile(file, text);
    const entries: [string, unknown][] = [];
    for await (const { keys, value, defect } of jsonEntries(file, at.split("."), "test"))
      entries.push([keys.join("/"), defect === null ? value : defect.reason]);
    return entries;
  });
}

describe("jsonEntries", () => {
  test.each<[string, string, string, [string, unknown][]]>([
    [
      "members of a list",
      "[1, {}]",
      "*",
      [
        ["0", 1],
        ["1", {}],
      ],
    ],
    [
      "members of a dictionary",
      '{"a": 1, "b": [2]}',
      "*",
      [
        ["a", 1],
        ["b", [2]],
      ],
    ],
    [
      "members below a key, others passed over",
      '{"x": [{"y": 1}], "d": {"a": 1}, "e": 2}',
      "d.*",
      [["a", 1]],
    ],
    [
      "members of members",
      '{"a": {"b": 1}, "c": {"d": 2}}',
      "*.*",
      [
        ["a/b", 1],
        ["c/d", 2],
      ],
    ],
    [
      "a fixed key below each member",
      '[{"v": 1, "w": 2}, {"v": 3}]',
      "*.v",
      [
        ["0", 1],
        ["1", 3],
      ],
    ],
    [
      "a plain value where members should be",
      '{"a": 5, "b": {"c": 1}}',
      "*.*",
      [
        ["a", "malformed-record"],
        ["b/c", 1],
      ],
    ],
    [
      "a key given twice in a record",
      '[{"a": 1, "b": {"c": 1, "c": 2}}, 3]',
      "*",
      [
        ["0", "duplicate-key"],
        ["1", 3],
      ],
    ],
    [
      "the key __proto__, like any other",
      '[{"__proto__": {"x": 1}}]',
      "*",
      [["0", JSON.parse('{"__proto__": {"x": 1}}')]],
    ],
    [
      "records nested too deep",
      `[${"[".repeat(70)}${"]".repeat(70)}, 1]`,
      "*",
      [
        ["0", "nested-too-deep"],
        ["1", 1],
      ],
    ],
    [
      "texts too long",
      `[["${"x".repeat(1_000_001)}"], 1]`,
      "*",
      [
        ["0", "record-too-large"],
        ["1", 1],
      ],
    ],
    [
      "NaN and infinities as texts",
      '[NaN, {"a": -Infinity, "b": "NaN"}]',
      "*",
      [
        ["0", "NaN"],
        ["1", { a: "-Infinity", b: "NaN" }],
      ],
    ],
    ["nothing", "[]", "*", []],
  ])("finds %s", async (_, text, at, expected) => {
    expect(await entriesOf(text, at)).toEqual(expected);
  });

  test.each([
    ["a word", `[{"a": 1}, ${" ".repeat(5000)} {"a": nil}]`, "after [0]"],
    ["cut off in a record", '[{"a": 1}, {"b', "after [0]"],
    ["cut off between records", '[{"a": 1},', "after [0]"],
    ["two documents", `[1]${" ".repeat(5000)}[2]`, "after [0]"],
    ["single quotes", "['a']", "after its beginning"],
    ["nested without end", "[".repeat(20_000), "nested deeper"],
  ])("says where the file stops being JSON: %s", async (_, text, message) => {
    await expect(entriesOf(text, "*")).rejects.toThrow(message);
  });

  test("gives the same values as JSON.parse", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 4 })), fc.boolean(), async (values, spaced) => {
        const text = JSON.stringify(values, null, spaced ? 2 : undefined);
        const entries = await entriesOf(text, "*");
        expect(JSON.stringify(entries.map(([, value]) => value))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: 50 },
    );
  });
});
