import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BareNumbers } from "../../../pipeline/1-corpus/containers/bare-numbers.ts";

function repaired(pieces: readonly string[]): string {
  const bare = new BareNumbers();
  return pieces.map((piece) => bare.take(piece)).join("") + bare.rest();
}

describe("BareNumbers", () => {
  test.each([
    ["[NaN, -Infinity, Infinity]", '["NaN", "-Infinity", "Infinity"]'],
    ['{"NaN": "Infinity \\" NaN", "a\\\\": NaN}', '{"NaN": "Infinity \\" NaN", "a\\\\": "NaN"}'],
    ["[true, null, -1.5e-3]", "[true, null, -1.5e-3]"],
    ["[NaNs]", "[NaNs]"],
    ["NaN", '"NaN"'],
  ])("%s", (text, expected) => {
    expect(repaired([text])).toBe(expected);
    expect(repaired([...text])).toBe(expected);
  });

  test("changes nothing that is JSON, however it is cut", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.nat(50)), (value, cuts) => {
        const text = JSON.stringify(value);
        const pieces: string[] = [];
        let at = 0;
        for (const cut of cuts) {
          pieces.push(text.slice(at, at + cut));
          at += cut;
        }
        expect(repaired([...pieces, text.slice(at)])).toBe(text);
      }),
    );
  });
});
