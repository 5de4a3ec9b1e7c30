import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asBase, asFinite, joined, withoutOpener } from "../../../pipeline/engine/lexicon/refusal/inflect.ts";

describe("acts given as gerunds", () => {
  it.each([
    ["putting a cup on the table", "puts a cup on the table", "put a cup on the table"],
    ["washing his hands", "washes his hands", "wash his hands"],
    ["carrying a bag", "carries a bag", "carry a bag"],
    ["lying on the bed", "lies on the bed", "lie on the bed"],
    ["turning on the light", "turns on the light", "turn on the light"],
    ["doing a dance", "does a dance", "do a dance"],
  ])("%s", (act, one, base) => {
    expect(asFinite(act, false)).toBe(one);
    expect(asFinite(act, true)).toBe(base);
    expect(asBase(act)).toBe(base);
  });

  it("of what is done to something agree with it, and nobody does them", () => {
    expect(asFinite("being washed in a sink", false)).toBe("is washed in a sink");
    expect(asFinite("being washed in a sink", true)).toBe("are washed in a sink");
    expect(asBase("being washed in a sink")).toBeUndefined();
  });

  it("that the lists do not know have no other form", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const act = `?${text}`;
        expect([asFinite(act, false), asBase(act)]).toEqual([undefined, undefined]);
      }),
    );
  });
});

it("phrases lose their article after a negation", () => {
  expect(withoutOpener("an old car")).toBe("old car");
  expect(withoutOpener("water")).toBe("water");
  expect(withoutOpener("theatre")).toBe("theatre");
});

it.each([
  [["a cup"], "a cup"],
  [["a cup", "a plate"], "a cup or a plate"],
  [["a cup", "a plate", "a fork"], "a cup, a plate or a fork"],
])("%j are joined", (phrases, expected) => {
  expect(joined(phrases, "or")).toBe(expected);
});
