import { describe, expect, test } from "vitest";
import { readQuery } from "../../pipeline/1-corpus/query.ts";
import { isDefect } from "../../pipeline/1-corpus/source.ts";

describe("readQuery", () => {
  test.each([
    ["a clean query", "person opens a door.", "person opens a door.", []],
    ["leading blanks", "  The girl dances.", "The girl dances.", ["whitespace-collapsed"]],
    [
      "line ends and tabs inside",
      "a process\nwith\ta mop ",
      "a process with a mop",
      ["whitespace-collapsed"],
    ],
    ["a tab instead of a blank", "open\tdoor", "open door", ["whitespace-collapsed"]],
    ["a letter in two code points", "a cafe\u0301", "a café", ["nfc-normalised"]],
    ["terminal escapes", "open \u001b[31mdoor", "open [31mdoor", ["unprintable-removed"]],
    ["direction overrides", "open \u202edoor", "open door", ["unprintable-removed"]],
    ["half a surrogate pair", "a smile \ud83d", "a smile", ["unprintable-removed", "whitespace-collapsed"]],
    ["an emoji", "a smile 😀", "a smile 😀", []],
    ["a bare hash", "person #1 sits", "person #1 sits", []],
  ])("reads %s", (_, raw, query, adjustments) => {
    const read = readQuery(raw);
    if (isDefect(read)) throw new Error(read.message);
    expect(read.query).toBe(query);
    expect(read.adjustments.map(({ name }) => name)).toEqual(adjustments);
  });

  test.each(["", "  \n", "...", "？", "\u0000"])("rejects %j, which has no words", (raw) => {
    expect(readQuery(raw)).toMatchObject({ reason: "empty-query" });
  });
});
