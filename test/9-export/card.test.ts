import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barChartSvg } from "../../pipeline/9-export/card-plots.ts";
import { cell, fenced, markdownTable } from "../../pipeline/9-export/card-texts.ts";
import { citationOf } from "../../pipeline/9-export/citations.ts";
import { singleWindow } from "../../pipeline/9-export/span.ts";

describe("texts in a card", () => {
  it("cannot close the block they stand in", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("`", "a", "\n") }), (content) => {
        const [open = "", ...rest] = fenced("json", content).split("\n");
        const fence = open.replace("json", "");
        return rest.indexOf(fence) === rest.length - 1;
      }),
    );
  });

  it("cannot leave their cell or become markup", () => {
    expect(cell("a | b\n<img src=x> [x](y) `c` *d* \\")).toBe(
      "a \\| b \\<img src=x\\> \\[x\\](y) \\`c\\` \\*d\\* \\\\",
    );
    expect(markdownTable(["n", "what"], [[1234, "x"]])).toBe("| n | what |\n| --: | --- |\n| 1,234 | x |");
  });

  it("cannot become part of a picture", () => {
    const svg = barChartSvg({
      title: "</title><script>",
      bars: [{ label: '"><g onload="x">', values: [1, 0, 2] }],
      legend: ["a & b", "c", "d"],
    });
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("<g ");
    expect(svg).toContain("a &amp; b");
    expect(svg.match(/<rect/gu)).toHaveLength(5); // three of the legend, two values above 0
  });
});

describe("citations", () => {
  it.each([
    ["hirest-steps", /HiREST|Hierarchical/u],
    ["timerft", /Time-R1/u],
  ])("of %s", (corpus, expected) => expect(citationOf(corpus)).toMatch(expected));
  it("are not made up for a corpus that nobody knows", () => expect(citationOf("hirestless")).toBeNull());
});

describe("one window for several", () => {
  const windows = fc
    .array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 6 })
    .map((pairs) => pairs.map(([start, length]): [number, number] => [start, start + length]))
    .map((list) => list.sort(([a], [b]) => a - b));

  it("is one of them, or holds them all", () => {
    fc.assert(
      fc.property(windows, (list) => {
        const [hull, longest, first] = [
          singleWindow(list, "hull"),
          singleWindow(list, "longest"),
          singleWindow(list, "first"),
        ];
        expect(list).toContainEqual(longest);
        expect(first).toEqual(list[0]);
        for (const [start, end] of list) {
          expect(hull?.[0]).toBeLessThanOrEqual(start);
          expect(hull?.[1]).toBeGreaterThanOrEqual(end);
          expect((longest?.[1] ?? 0) - (longest?.[0] ?? 0)).toBeGreaterThanOrEqual(end - start);
        }
        expect(singleWindow(list, "omit") === undefined).toBe(list.length > 1);
      }),
    );
  });
});
