import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readParts, readText, SIGNS } from "../../pipeline/lib/reading.ts";
import { sentencesOf } from "../../pipeline/lib/sentences.ts";
import { wordsOf } from "../../pipeline/lib/text.ts";
import { isSameWord, wordFact, wordOf } from "../../pipeline/lib/vocabulary.ts";

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

const text = fc
  .array(
    fc.constantFrom(
      "a",
      "The",
      "dog",
      "T-shirt",
      "don't",
      "’s",
      "é",
      "İ",
      "x1",
      "-",
      "'",
      "_",
      " ",
      "  ",
      ".",
      ". A",
      ",",
      "\t",
      "\u0007",
      '"',
      "{",
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(""));

describe("a reading", () => {
  test("holds the words that the pattern for words finds, where they begin", () => {
    fc.assert(
      fc.property(text, (given) => {
        const { words, starts, plain } = readText(given);
        const expected = Array.from(given.toLowerCase().matchAll(WORD), ([word]) =>
          word.replaceAll("’", "'"),
        );
        expect(words.map((word) => word.text)).toEqual(expected);
        expect(wordsOf(given)).toEqual(expected);
        expect(plain).toBe(/^[\0-\x7f]*$/.test(given));
        if (plain)
          expect(starts).toEqual(Array.from(given.toLowerCase().matchAll(WORD), ({ index }) => index));
      }),
    );
  });

  test("of parts holds what a reading of each part would", () => {
    fc.assert(
      fc.property(text, (given) => {
        const parts = sentencesOf(given);
        for (const [index, part] of readParts(readText(given), parts).entries()) {
          const alone = readText(parts[index] ?? "");
          expect(part.words.map((word) => word.text)).toEqual(alone.words.map((word) => word.text));
          if (part.plain) expect(part.starts).toEqual(alone.starts);
        }
      }),
    );
  });

  test("names the signs of a text", () => {
    expect(readText("a dog runs.").signs).toBe(0);
    expect(readText('a "dog", 2 {cats}').signs).toBe(SIGNS.quote | SIGNS.comma | SIGNS.digit | SIGNS.markup);
    expect(readText("a_dog\truns\u0000").signs).toBe(SIGNS.underscore | SIGNS.space | SIGNS.control);
    expect(readText("é").signs).toBe(-1);
  });
});

describe("facts of words", () => {
  test("remember no long ones, which are words all the same", () => {
    const long = "x".repeat(1000);
    expect(wordOf(long)).not.toBe(wordOf(long));
    expect(isSameWord(wordOf(long), wordOf(long))).toBe(true);
    expect(readText(`a ${long}.`).words.map(({ text }) => text)).toEqual(["a", long]);
    expect(wordOf("window")).toBe(wordOf("window"));
  });

  test("are worked out once while a word is remembered, and never mixed up among more words than are", () => {
    let worked = 0;
    const length = wordFact((word) => {
      worked += 1;
      return word.length;
    });
    expect([length(wordOf("window")), length(wordOf("window")), worked]).toEqual([6, 6, 1]);
    for (let index = 0; index < 100_000; index++) {
      const word = `w${index}`;
      if (wordOf(word).text !== word || length(wordOf(word)) !== word.length) expect.unreachable(word);
    }
  });
});
