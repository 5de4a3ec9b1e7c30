import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Recent } from "../../pipeline/lib/recent.ts";

describe("Recent", () => {
  it("answers as the work itself would", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.integer({ min: 0, max: 20 })), (most, keys) => {
        const recent = new Recent<number, string>(most);
        expect(keys.map((key) => recent.get(key, String))).toEqual(keys.map(String));
      }),
    );
  });

  it("works once for a key that is asked for again and again", () => {
    const recent = new Recent<number, object>(3);
    const first = recent.get(0, () => ({}));
    for (let key = 1; key < 100; key++) {
      recent.get(key, () => ({}));
      expect(recent.get(0, () => ({}))).toBe(first);
    }
  });

  it("forgets what is not asked for", () => {
    const recent = new Recent<number, object>(3);
    const first = recent.get(0, () => ({}));
    for (let key = 1; key < 10; key++) recent.get(key, () => ({}));
    expect(recent.get(0, () => ({}))).not.toBe(first);
  });
});
