import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clue, cluesIn, Search, searched, wordClue } from "../../pipeline/lib/search.ts";
import { readText } from "../../pipeline/lib/reading.ts";
import type { Word } from "../../pipeline/lib/vocabulary.ts";

function wordsIn(text: string): readonly Word[] {
  return readText(text).words;
}

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
        expect(search.first(searched(text))).toBe(expected);
        expect(search.finds(searched(text))).toBe(expected !== undefined);
      }),
    );
  });

  test("clues are seen within words and stay apart", () => {
    const [edits, captions] = [clue("edit modif"), clue("caption")];
    expect(cluesIn(wordsIn("an unedited text")) & edits).toBe(edits);
    expect(cluesIn(wordsIn("an unedited text")) & captions).toBe(0);
    expect(cluesIn(wordsIn("a caption, modified")) & (edits | captions)).toBe(edits | captions);
    expect(cluesIn(wordsIn("nothing of the kind")) & (edits | captions)).toBe(0);
  });

  test("clues of whole words are seen by what a pattern of words would find in the text", () => {
    const pattern = /\b(?:not|shown?|t-shirt)\b/;
    const bit = wordClue(pattern);
    const piece = fc.constantFrom("not", "show", "shown", "t-shirt", "n", "-", "'", " ", ".", "_", "s");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const text = pieces.join("");
        // an underscore is a letter to the pattern: words may then see more, never less
        const found = pattern.test(text) || (pattern.test(text.replaceAll("_", " ")) && text.includes("_"));
        if (pattern.test(text)) expect(cluesIn(wordsIn(text)) & bit).toBe(bit);
        if (!found) expect(cluesIn(wordsIn(text)) & bit).toBe(0);
      }),
    );
  });
});
