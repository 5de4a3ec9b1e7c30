import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hasGluedSentences,
  sentencesByPattern,
  sentencesOf,
  separateSentences,
} from "../../pipeline/lib/sentences.ts";

describe("sentences", () => {
  it.each([
    ["One stands. Two stand.", ["One stands.", "Two stand."]],
    ["One stands.Two stand.", ["One stands.", "Two stand."]],
    ['He says "no."She says "yes!" They part.', ['He says "no."', 'She says "yes!"', "They part."]],
    ["Is it red?It is blue; no.", ["Is it red?", "It is blue; no."]],
    ["At 7 p.m. a man pours 1.5 cups.", ["At 7 p.m. a man pours 1.5 cups."]],
    ["No stop at the end", ["No stop at the end"]],
    ["   ", []],
  ])("of %s", (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it("are glued exactly where separating changes something", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 .!?"]{0,60}$/u), (text) => {
        const separated = separateSentences(text);
        expect(separated === text).toBe(!hasGluedSentences(text));
        expect(hasGluedSentences(separated)).toBe(false);
        expect(separated.replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });

  it("are the same by the quick way for ASCII texts as by the patterns", () => {
    const piece = fc.constantFrom(
      "a",
      "b1",
      "X",
      "9",
      ".",
      "!",
      "?",
      '"',
      ")",
      "(",
      "[",
      " ",
      "  ",
      "\n",
      "'",
      "Yes",
      "no",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join("");
        expect(sentencesOf(text)).toEqual(sentencesByPattern(text));
        expect(hasGluedSentences(text)).toBe(separateSentences(text) !== text);
      }),
      { numRuns: 2000 },
    );
  });
});
