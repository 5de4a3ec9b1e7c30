import { describe, expect, test } from "vitest";
import { categorySupport } from "../../../pipeline/audit/rules/category-support.ts";
import { editAbsurd } from "../../../pipeline/audit/rules/edit-absurd.ts";
import { editLookalike } from "../../../pipeline/audit/rules/edit-lookalike.ts";
import { editReversal } from "../../../pipeline/audit/rules/edit-reversal.ts";
import { entailedBy } from "../../../pipeline/audit/rules/entailed.ts";
import type { RecordRule } from "../../../pipeline/audit/rules/rule.ts";
import { NegativeFacts } from "../../../pipeline/rules/negative.ts";
import type { CategoryPath } from "../../../schemas/category.ts";

/** A negative with captions beside it. */
function factsOf(original: string, query: string, captions: readonly string[] = []): NegativeFacts {
  const context = captions.map((text) => ({ window: null, text, origin: "query" as const, own: false }));
  return new NegativeFacts({
    original,
    query,
    captions: context,
    level: "strong",
    categories: [],
    refusalText: "",
    refusal: null,
  });
}

/** Whether a rule finds anything in one edit. */
function finds(
  rule: RecordRule,
  original: string,
  query: string,
  categories: readonly CategoryPath[] = [],
): boolean {
  const negative = {
    place: "GRPO[1]",
    query,
    queryOrigin: null,
    answer: null,
    level: "strong" as const,
    categories,
    refusalText: "",
    refusal: null,
    mirror: null,
  };
  const record = {
    original,
    positives: [],
    negatives: [negative],
    captions: [],
    windows: [],
    duration: null,
    video: "V",
    videoKey: "V",
    corpus: "made",
    index: 0,
    file: 0,
  };
  const facts = factsOf(original, query);
  return rule.check({ record, negatives: [{ negative, facts }] }).length > 0;
}

describe("an absurd edit", () => {
  test.each([
    ["what nobody eats", "a man holds a phone.", "a man eats a phone.", true],
    ["a box of food", "a man eats a sandwich.", "a man eats a box of crackers.", false],
    ["where somebody eats", "a man sits on the couch.", "a man eats beside the stove.", false],
  ])("%s", (_, original, query, found) => {
    expect(finds(editAbsurd, original, query)).toBe(found);
  });
});

describe("category support", () => {
  test.each([
    ["from another thing", "a man takes a cup off the table.", "a man takes a cup off the shelf.", false],
    ["in another place", "a man puts a cup on the table.", "a man puts a cup on the shelf.", false],
    ["a thing that nothing moves by", "a man opens a door.", "a man opens a window.", true],
  ])("of a movement: %s", (_, original, query, found) => {
    expect(finds(categorySupport, original, query, ["Object/ObjectMoving"])).toBe(found);
  });
});

describe("entailed", () => {
  test.each([
    [
      "the particular makes the general true",
      "a man holds a stick.",
      "a man eats some food.",
      "a man eats an apple.",
      true,
    ],
    [
      "the general does not make the particular true",
      "a man eats crackers.",
      "a man eats an apple.",
      "a man eats some food.",
      false,
    ],
    [
      "a room of the original need not be said again",
      "a man undresses in the bedroom.",
      "a man dresses in the bedroom.",
      "then he dresses.",
      true,
    ],
    [
      "a room that the edit put in must be",
      "a man walks out of the bedroom.",
      "a man walks out of the kitchen.",
      "he walks out.",
      false,
    ],
    [
      "a bathroom is a room",
      "a man runs out of the room.",
      "a man walks out of the room.",
      "he walks out of the bathroom.",
      true,
    ],
    [
      "a particle goes with its verb",
      "a man turns the light off.",
      "a man turns the light on.",
      "he turns the light on.",
      true,
    ],
    [
      "not with a thing behind it",
      "a man turns the light off.",
      "a man turns the light on.",
      "he turns off the light on the desk.",
      false,
    ],
    [
      "nor with another verb",
      "a man turns the light off.",
      "a man turns the light on.",
      "he throws the bag on the floor and turns to the light.",
      false,
    ],
  ])("%s", (_, original, query, caption, expected) => {
    expect(entailedBy(factsOf(original, query, [caption])).length > 0).toBe(expected);
  });
});

describe("edit-lookalike", () => {
  test.each([
    ["another pace", "a man walks down the street.", "a man runs down the street.", true],
    ["every change", "a man begins to read a book.", "a man looks at a magazine.", true],
    ["one change of two", "a man reads a book.", "a man kicks a magazine.", false],
    ["people, in the plural too", "two boys sit.", "two girls sit.", false],
    ["acts that undo each other", "a man dresses.", "a man undresses.", false],
  ])("%s", (_, original, query, expected) => {
    expect(finds(editLookalike, original, query)).toBe(expected);
  });
});

describe("edit-reversal", () => {
  test.each([
    ["a man sits in a chair.", "a man stands in a chair.", true],
    ["a man puts the bag away.", "a man takes the bag out.", true],
    ["a man dresses.", "a man undresses.", true],
    ["a man sits in a chair.", "a man sleeps in a chair.", false],
  ])("%s %s", (original, query, expected) => {
    expect(finds(editReversal, original, query)).toBe(expected);
  });
});
