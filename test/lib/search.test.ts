import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clue, cluesIn, plainLower, Search } from "../../pipeline/lib/search.ts";
import { wordsOf } from "../../pipeline/lib/text.ts";

describe("a search", () => {
  const search = new Search(/\b(?:captions?|the (?:edit|query))\b/iu);

  test("finds in any text what its pattern finds, as the text writes it", () => {
    const piece = fc.constantFrom(
      "Caption",
      "captions",
      "the",
      "THE edit",
      "Query",
      "-",
      " ",
      "é",
      "İ",
      "x",
      ".",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const expected = /\b(?:captions?|the (?:edit|query))\b/iu.exec(text)?.[0];
        expect(search.first(text, plainLower(text))).toBe(expected);
        expect(search.finds(text, plainLower(text))).toBe(expected !== undefined);
      }),
    );
  });

  test("clues are seen within words and stay apart", () => {
    const [edits, captions] = [clue("edit modif"), clue("caption")];
    expect(cluesIn(wordsOf("an unedited text")) & edits).toBe(edits);
    expect(cluesIn(wordsOf("an unedited text")) & captions).toBe(0);
    expect(cluesIn(wordsOf("a caption, modified")) & (edits | captions)).toBe(edits | captions);
    expect(cluesIn(wordsOf("nothing of the kind")) & (edits | captions)).toBe(0);
  });
});
