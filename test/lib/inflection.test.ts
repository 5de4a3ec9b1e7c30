import { describe, expect, it } from "vitest";
import { contentStems, stem } from "../../pipeline/lib/inflection.ts";
import { areNearSynonyms } from "../../pipeline/lib/near-synonyms.ts";

describe("stem", () => {
  it.each([
    "open opens opened opening",
    "close closes closed closing",
    "put puts putting",
    "carry carries carried carrying",
    "watch watches watched watching",
    "take takes taking took taken",
    "sit sits sitting sat",
    "man men man's",
    "box boxes",
    "knife knives",
    "glass's glass",
    "house houses house's",
    "go goes going went gone",
    "tie ties tying tied",
    "pass passes passed passing",
  ])("is one for %s", (words) => {
    expect(new Set(words.split(" ").map(stem)).size).toBe(1);
  });

  it.each([
    "cloth clothes",
    "glass glasses",
    "short shorts",
    "thing th",
    "sing s",
    "bus bu",
    "this thi",
    "bring br",
    "red r",
  ])("tells %s apart", (words) => {
    expect(new Set(words.split(" ").map(stem)).size).toBe(2);
  });
});

describe("contentStems", () => {
  it("leaves grammar out and keeps relations, numbers and sequence", () => {
    expect(contentStems("The man is then putting two of his cups on the table.")).toEqual(
      ["man", "then", "put", "two", "cup", "on", "table"].map(stem),
    );
  });
});

describe("near-synonyms", () => {
  it("know a ring in any inflection, and no word beside itself", () => {
    expect(areNearSynonyms(stem("laughing"), stem("giggles"))).toBe(true);
    expect(areNearSynonyms(stem("laughing"), stem("laughs"))).toBe(false);
    expect(areNearSynonyms(stem("laughing"), stem("crying"))).toBe(false);
  });
});
