import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPlainRecord } from "../../../pipeline/audit/read/plain-record.ts";
import { readRaRft } from "../../../pipeline/audit/read/ra-rft.ts";
import { raRftRecord } from "../../../schemas/ra-rft.ts";
import { recordsWith } from "../support.ts";

const [clean] = recordsWith(1);

/** Every field of a value, as a path of keys. */
function pathsOf(value: unknown): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [[]];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [
    [],
    ...keys.flatMap((key) =>
      pathsOf((value as Record<string | number, unknown>)[key]).map((rest) => [key, ...rest]),
    ),
  ];
}

/** A copy of a value with another one, or none, at a path. */
function changed(value: unknown, [key, ...rest]: readonly (string | number)[], other: unknown): unknown {
  if (key === undefined) return other;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = changed(copy[key], rest, other);
  return copy;
}

describe("the quick look at a record", () => {
  test("knows a clean one", () => {
    expect(isPlainRecord({ ...clean })).toBe(true);
  });

  test("never takes for plain what the schema refuses, whatever is changed", () => {
    const path = fc.constantFrom(...pathsOf(clean).filter(({ length }) => length > 0));
    const other = fc.oneof(
      fc.anything({ maxDepth: 1 }),
      fc.constantFrom(
        undefined,
        null,
        NaN,
        Infinity,
        "",
        [],
        {},
        [1, 2],
        [1, NaN],
        true,
        "Object/ObjectExistence",
      ),
    );
    fc.assert(
      fc.property(path, other, (at, value) => {
        const record = changed(clean, at, value) as Record<string, unknown>;
        if (isPlainRecord(record)) {
          expect(raRftRecord.safeParse(record).error).toBeUndefined();
          expect(readRaRft(record, { file: 0, index: 0, name: "x" }).findings).toEqual([]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
