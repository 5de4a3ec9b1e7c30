import { describe, expect, test } from "vitest";
import { OperatorError } from "../../../pipeline/lib/errors.ts";
import { compilePattern, repeatsRepetition } from "../../../pipeline/1-corpus/mapping/pattern.ts";

describe("patterns of a mapping", () => {
  test.each([
    ["^(a+)+$", true],
    [String.raw`^(?<video>(\S+\s?)+)##(?<query>.*)$`, true],
    ["(a|b*)*", true],
    ["((a{2,})x){1,}", true],
    [String.raw`^(?<video>\S+) (?<query>.*)$`, false],
    ["(?:ab)+", false],
    ["[(a+)]+", false],
    [String.raw`\(a+\)+`, false],
    ["(a+)?b+", false],
    ["(?<=x+)(y+)", false],
  ])("%s repeats a repetition: %s", (source, expected) => expect(repeatsRepetition(source)).toBe(expected));

  test("match alike whether they are watched or not", () => {
    for (const source of [String.raw`(\d+)-(\d+)`, String.raw`((?:\d)+)-((?:\d+)+)`]) {
      const pattern = compilePattern(source, "u");
      expect(pattern.first("in 12-30")?.[1]).toBe("12");
      expect(pattern.first("nothing")).toBeNull();
      expect(pattern.all("1-2, 3-4").map(([, start, end]) => [start, end])).toEqual([
        ["1", "2"],
        ["3", "4"],
      ]);
    }
  });

  test("that would take forever end the run by name, on short texts and long", () => {
    const endless = compilePattern("^(a+)+$", "u", 100);
    expect(() => endless.first(`${"a".repeat(60)}!`)).toThrow(OperatorError);
    expect(() => endless.first(`${"a".repeat(60)}!`)).toThrow(
      /pattern \^\(a\+\)\+\$ takes more than 0\.1 s/u,
    );
    expect(endless.first("aaa")?.[0]).toBe("aaa");
    const square = compilePattern(String.raw`.*,.*,.*,.*;$`, "u", 100);
    expect(() => square.first(",".repeat(100_000))).toThrow(/on a text of 100000 characters/u);
  });
});
