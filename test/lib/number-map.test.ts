import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NumberMap } from "../../pipeline/lib/number-map.ts";

describe("NumberMap", () => {
  const key = fc.oneof(
    fc.integer({ min: 0, max: 40 }),
    fc.maxSafeNat(),
    // keys that differ above 32 bits only
    fc.nat(100).map((high) => high * 2 ** 32 + 7),
  );

  it("holds what a Map holds", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.double({ noNaN: true })), { maxLength: 300 }), (entries) => {
        const [map, expected] = [new NumberMap(), new Map<number, number>()];
        for (const [at, [one, value]] of entries.entries()) {
          expect(map.get(one)).toBe(expected.get(one));
          if (at % 3 === 2) continue;
          map.set(one, value);
          expected.set(one, value);
        }
        expect(map.size).toBe(expected.size);
        for (const [one] of entries) expect(map.get(one)).toBe(expected.get(one));
      }),
    );
  });

  it("grows with what it holds", () => {
    const map = new NumberMap();
    for (let one = 0; one < 100_000; one++) map.set(one * 2 ** 21, one);
    expect(map.size).toBe(100_000);
    expect(map.get(99_999 * 2 ** 21)).toBe(99_999);
    expect(map.get(100_000 * 2 ** 21)).toBeUndefined();
  });
});
