import { describe, expect, test } from "vitest";
import { pairKey, placeNumber, placeText, textKey } from "../../../pipeline/audit/rules/fingerprints.ts";

describe("numbers that stand for texts", () => {
  test("are equal for texts that count as the same, and for no others", () => {
    expect(textKey(" A dog  runs. ")).toBe(textKey("a dog runs"));
    const [dog, first, second] = [textKey("a dog runs"), textKey("v1"), textKey("v2")];
    expect(pairKey(first, dog)).not.toBe(pairKey(second, dog));
    expect(pairKey(first, dog)).not.toBe(pairKey(dog, first));
    expect(Number.isSafeInteger(textKey("anything"))).toBe(true);
  });

  test("do not collide in 300,000 texts, where 32 bits would ten times", () => {
    const keys = new Set<number>();
    const pairs = new Set<number>();
    const video = textKey("v1");
    for (let index = 0; index < 300_000; index++) {
      const key = textKey(`person ${index % 977} opens box ${index}`);
      keys.add(key);
      pairs.add(pairKey(video, key));
    }
    expect([keys.size, pairs.size]).toEqual([300_000, 300_000]);
  });

  test("places are read back", () => {
    const place = placeNumber({ file: 1, index: 123_456 });
    expect(placeText(place, ["a.json", "b.json"])).toBe("b.json #123456");
  });
});
