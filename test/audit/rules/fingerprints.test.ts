import { describe, expect, test } from "vitest";
import { placeNumber, placeText, textKey } from "../../../pipeline/audit/rules/fingerprints.ts";

describe("numbers that stand for texts", () => {
  test("are equal for texts that count as the same, and for no others", () => {
    expect(textKey("v1", " A dog  runs. ")).toBe(textKey("v1", "a dog runs"));
    expect(textKey("v1", "a dog runs")).not.toBe(textKey("v2", "a dog runs"));
    expect(textKey("a b", "c")).not.toBe(textKey("a", "b c"));
    expect(Number.isSafeInteger(textKey("anything"))).toBe(true);
  });

  test("do not collide in 300,000 texts, where 32 bits would ten times", () => {
    const keys = new Set<number>();
    for (let index = 0; index < 300_000; index++)
      keys.add(textKey(`person ${index % 977} opens box ${index}`));
    expect(keys.size).toBe(300_000);
  });

  test("places are read back", () => {
    const place = placeNumber({ file: 1, index: 123_456 } as Parameters<typeof placeNumber>[0]);
    expect(placeText(place, ["a.json", "b.json"])).toBe("b.json #123456");
  });
});
