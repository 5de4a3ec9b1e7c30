import { describe, expect, it } from "vitest";
import { diff, diffText } from "../../pipeline/release/diff.ts";
import type { Config } from "../../schemas/config.ts";
import type { Example } from "../../schemas/example.ts";
import { withRun } from "../9-export/run.ts";
import { release, someExamples, surroundings } from "./released.ts";

/** Releases two sets of examples and compares them. */
async function compared(change: (examples: Example[]) => Example[], over: Partial<Config> = {}) {
  return withRun((older) =>
    withRun(async (newer) =>
      diff(await release(older), await release(newer, change(someExamples()), over), surroundings(newer)),
    ),
  );
}

describe("two releases", () => {
  it("that are the same differ in nothing", async () => {
    const found = await compared((examples) => examples);
    expect(found).toMatchObject({
      examples: { added: 0, removed: 0, changed: 0 },
      parts: {},
      negatives: {},
      settings: [],
    });
    expect(diffText(found)).toContain("Made with the same settings.");
  });

  it("differ by examples, by parts, by negatives and by settings", async () => {
    const found = await compared(
      (examples) =>
        examples.slice(2).map((example, i) => {
          if (i === 0)
            return {
              ...example,
              id: "home-made/new/q",
              moment: { ...example.moment, id: "home-made/new/q" },
            };
          if (i === 1) return { ...example, negatives: example.negatives.slice(1) };
          if (i === 2)
            return {
              ...example,
              negatives: example.negatives.map((negative) => ({ ...negative, query: `${negative.query}!` })),
            };
          if (i === 4)
            return { ...example, moment: { ...example.moment, windows: [[1, 2]] as [number, number][] } };
          if (i === 6)
            return { ...example, exchanges: [{ level: "strong" as const, partner: examples[14]?.id ?? "" }] };
          if (i === 12)
            return { ...example, exchanges: [{ level: "strong" as const, partner: examples[8]?.id ?? "" }] };
          return example;
        }),
      { seed: 1, split: { by: "ratio", train: 0.6, val: 0.2, test: 0.2 } },
    );
    expect(found.examples).toMatchObject({ old: 60, new: 58, added: 1, removed: 3 });
    expect(found.negatives).toMatchObject({ "strong: removed": 1, "strong: query": 1, "weak: query": 1 });
    expect(found.parts["windows"]).toBe(1);
    expect(found.parts["exchanges"]).toBe(2);
    expect(found.parts["split"]).toBeGreaterThan(0);
    expect(found.settings).toEqual(["seed: 0 -> 1"]);
    const text = diffText(found);
    expect(text).toContain("60 before, 58 now; 1 added, 3 removed");
    expect(text).toContain("added: home-made/new/q");
    expect(text).toMatch(/^level +added +removed +other query/mu);
    expect(text).toMatch(/^strong +0 +1 +1 /mu);
  });
});
