import { describe, expect, test } from "vitest";
import { parseMapping } from "../../../pipeline/1-corpus/mapping/load.ts";
import { BUILT_IN, mappingFileOf, mappingOf } from "../../../pipeline/1-corpus/sources/registry.ts";
import { OperatorError } from "../../../pipeline/lib/errors.ts";

const GOOD = "container: { format: jsonl }\nvideo: v\nquery: q\nwindow: w\n";

describe("built-in mappings", () => {
  test.each(BUILT_IN)("%s is valid, bears its name, and says what to give", async (name) => {
    const mapping = await mappingOf({ name, files: ["x"] });
    expect(mapping.name).toBe(name);
    expect(mapping.title).toBeTruthy();
    expect(mapping.licence).toBeTruthy();
    const needed = Math.max(1, ...Object.values(mapping.joins ?? {}).map(({ file }) => file));
    expect(mapping.files).toHaveLength(needed);
    expect(mappingFileOf(name)).toContain(name);
  });
});

describe("parseMapping", () => {
  test("accepts the shortest mapping", () => {
    expect(parseMapping(GOOD, "m.yaml")).toMatchObject({
      repeats: "reject",
      times: { unit: "seconds", of: "crop" },
    });
  });

  test.each([
    [
      "no windows",
      "container: { format: jsonl }\nvideo: v\nquery: q\n",
      "m.yaml:1:1 window: windows are found",
    ],
    ["windows in two ways", `${GOOD}windows: ws\n`, "m.yaml:4:1 window: windows are found"],
    [
      "a start without an end",
      "container: { format: jsonl }\nvideo: v\nquery: q\nstart: s\n",
      "windows are found",
    ],
    ["frames without a rate", `${GOOD}times: { unit: frames }\n`, "m.yaml:5:1 times: frames need a rate"],
    [
      "chunks without seconds",
      `${GOOD}times:\n  unit: chunks\n`,
      "m.yaml:5:1 times: chunks need chunkSeconds",
    ],
    ["opinions on one window", `${GOOD}opinions: plurality\n`, "m.yaml:5:1 opinions"],
    ["an unknown key", `${GOOD}vidoe: x\n`, 'm.yaml:5:1 (top): Unrecognized key: "vidoe"'],
    [
      "an unknown key inside",
      `${GOOD}times:\n  untis: seconds\n`,
      'm.yaml:6:3 times: Unrecognized key: "untis"',
    ],
    [
      "lines without a pattern",
      GOOD.replace("jsonl", "lines"),
      "m.yaml:1:1 container.pattern: lines need a pattern",
    ],
    ["a rule of two sources", `${GOOD}parent: { path: a, value: b }\n`, "m.yaml:5:1 parent"],
    [
      "a bad expression",
      `${GOOD}parent: { path: a, match: "(" }\n`,
      "m.yaml:5:20 parent.match: not a regular expression",
    ],
    [
      "a join of the first file",
      `${GOOD}joins:\n  a: { file: 1, container: { format: csv }, key: k, on: v, fields: {} }\n`,
      "m.yaml:6:8 joins.a.file",
    ],
    ["a key twice", `${GOOD}video: w\n`, "m.yaml:5:1: not readable as YAML"],
    ["broken YAML", "container: {", "not readable as YAML"],
    ["a list", "- a\n", "m.yaml:1:1 (top)"],
    ["nothing", "", "m.yaml"],
  ])("says where %s is wrong", (_, text, message) => {
    expect(() => parseMapping(text, "m.yaml")).toThrow(OperatorError);
    expect(() => parseMapping(text, "m.yaml")).toThrow(message);
  });
});
