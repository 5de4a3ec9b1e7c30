import { expect, test } from "vitest";
import { remembered } from "../../pipeline/lib/remembered.ts";

test("works once for texts met lately and again for those long forgotten", () => {
  const worked: string[] = [];
  const length = remembered((text) => {
    worked.push(text);
    return { length: text.length };
  }, 2);
  for (const text of ["a", "a", "bb", "a", "ccc", "a", "dddd", "eeeee", "f", "bb"])
    expect(length(text)).toEqual({ length: text.length });
  expect(worked).toEqual(["a", "bb", "ccc", "dddd", "eeeee", "f", "bb"]);
});

test("does not keep long texts", () => {
  let worked = 0;
  const count = remembered(() => ({ worked: (worked += 1) }));
  const long = "x".repeat(3000);
  count(long);
  count(long);
  expect(worked).toBe(2);
});
