import { describe, expect, test } from "vitest";
import { compileValue, type Scope } from "../../../pipeline/1-corpus/mapping/values.ts";
import type { ValueSpec } from "../../../schemas/mapping.ts";

const scope: Scope = {
  record: {
    vid: "abc_10_20",
    meta: { length: 12.5, tags: ["a", "b"] },
    empty: "",
    nothing: null,
    zero: 0,
    list: "x; y",
    think: "<t>1 to 2</t> one\n<t>3 to 4</t> two",
    key: "own",
  },
  names: { key: "k7", keys: ["k6", "k7"] },
};

describe("compileValue", () => {
  test.each<[string, ValueSpec, unknown]>([
    ["a field", "vid", "abc_10_20"],
    ["a nested field", "meta.length", 12.5],
    ["an index", "meta.tags.1", "b"],
    ["a name before a field of the same name", "key", "k7"],
    ["a field behind a name, through record", "record.key", "own"],
    ["a member of a name", "keys.0", "k6"],
    ["zero, which is a value", "zero", 0],
    ["nothing for a missing field", "meta.width", undefined],
    ["nothing for null", "nothing", undefined],
    ["nothing for an empty text", "empty", undefined],
    ["nothing for what JavaScript adds", "constructor.name", undefined],
    ["nothing below a text", "vid.length", undefined],
    ["a template", "{key}/{meta.length}s", "k7/12.5s"],
    ["nothing for a template with a missing part", "{key}/{meta.width}", undefined],
    ["a constant", { value: 5 }, 5],
    ["the first group of a match", { path: "vid", match: "^(.+)_\\d+_\\d+$" }, "abc"],
    ["the whole of a match without groups", { path: "vid", match: "\\d+" }, "10"],
    ["nothing without a match", { path: "vid", match: "^\\d+$" }, undefined],
    ["parts of a text", { path: "list", split: "; " }, ["x", "y"]],
    [
      "every match by its named groups",
      { path: "think", all: "<t>(?<from>\\d) to (?<to>\\d)</t>" },
      [
        { from: "1", to: "2" },
        { from: "3", to: "4" },
      ],
    ],
    ["the first of several that gives something", ["empty", { path: "vid", match: "^x" }, "key"], "k7"],
    ["nothing when none of several does", ["empty", "nothing"], undefined],
  ])("gives %s", (_, spec, expected) => {
    expect(compileValue(spec)(scope)).toEqual(expected);
  });

  test("a filled part of a template is not filled again", () => {
    expect(compileValue("{a}-{b}")({ record: { a: "{b}$&", b: "x" }, names: {} })).toBe("{b}$&-x");
  });
});
