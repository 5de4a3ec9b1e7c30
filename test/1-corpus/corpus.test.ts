import { expect, test } from "vitest";
import { caseNames, expectedOf, runCase } from "./cases.ts";

const names = await caseNames();

test("there are cases", () => expect(names.length).toBeGreaterThan(5));

test.each(names)("%s", async (name) => {
  expect(await runCase(name)).toEqual(await expectedOf(name));
});
