import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cleanText,
  comparableText,
  editSize,
  printable,
  wordEdits,
  wordsOf,
} from "../../pipeline/lib/text.ts";

describe("texts", () => {
  it.each([
    ["  a \n\t b ", "a b"],
    ["pin\u0303ata", "pi\u00f1ata"],
  ])("cleans %j", (raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it.each([
    ["Opens a door.", "opens a  door"],
    ["Opens a door .", "opens a door"],
  ])("counts %j and %j as the same", (a, b) => {
    expect(comparableText(a)).toBe(comparableText(b));
  });

  it("keeps apostrophes and hyphens inside words", () => {
    expect(wordsOf("The dog’s T-shirt, don't!")).toEqual(["the", "dog's", "t-shirt", "don't"]);
  });

  it("makes control and direction characters visible", () => {
    expect(printable("a\u001b[31mb\u202ec")).toBe("a\\u001b[31mb\\u202ec");
  });
});

describe("wordEdits", () => {
  it.each([
    ["a man opens a door", "a man opens a window", [{ removed: ["door"], added: ["window"], at: 4 }]],
    ["a man opens a door", "a man opens a red door", [{ removed: [], added: ["red"], at: 4 }]],
    ["the big red ball", "the ball", [{ removed: ["big", "red"], added: [], at: 1 }]],
    ["same words", "same words", []],
  ])("compares %j with %j", (before, after, edits) => {
    expect(wordEdits(wordsOf(before), wordsOf(after))).toEqual(edits);
  });

  it("rebuilds the second text from the first and the edits", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const edits = wordEdits(before, after);
        const rebuilt: string[] = [];
        let at = 0;
        for (const edit of edits) {
          rebuilt.push(...before.slice(at, edit.at), ...edit.added);
          at = edit.at + edit.removed.length;
        }
        expect([...rebuilt, ...before.slice(at)]).toEqual(after);
      }),
    );
  });

  it("counts a swap once", () => {
    expect(editSize("a man opens a door", "a man closes a window")).toBe(2);
  });
});
