import { describe, expect, test } from "vitest";
import { pluralityWindow } from "../../../pipeline/1-corpus/mapping/opinions.ts";

type Pair = readonly [number, number];

describe("pluralityWindow", () => {
  test.each<[string, Pair[], Pair, boolean]>([
    [
      "everyone agrees",
      [
        [5, 10],
        [5, 10],
      ],
      [5, 10],
      false,
    ],
    [
      "most agree",
      [
        [5, 10],
        [5, 10],
        [0, 5],
      ],
      [5, 10],
      true,
    ],
    [
      "a tie goes to the one nearest to all",
      [
        [0, 5],
        [0, 5],
        [20, 25],
        [20, 25],
        [20, 30],
      ],
      [20, 25],
      true,
    ],
    [
      "a tie of equals goes to the earlier",
      [
        [20, 25],
        [0, 5],
      ],
      [0, 5],
      true,
    ],
    [
      "the order of opinions does not matter",
      [
        [0, 5],
        [20, 25],
      ],
      [0, 5],
      true,
    ],
  ])("%s", (_, opinions, window, disagreed) => {
    const chosen = pluralityWindow(opinions);
    expect(chosen?.window).toEqual(window);
    expect(chosen?.adjustments.map(({ name }) => name)).toEqual(disagreed ? ["annotators-disagreed"] : []);
  });

  test("nobody said anything", () => expect(pluralityWindow([])).toBeNull());
});
