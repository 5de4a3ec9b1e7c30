import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secondsBins, shareBins, wordBins } from "../../pipeline/9-export/bins.ts";
import { barChartSvg } from "../../pipeline/9-export/card-plots.ts";
import { cell, code, fenced, markdownTable } from "../../pipeline/9-export/card-texts.ts";
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

  it("cannot end the code that they are set as", () => {
    expect([code("a/b"), code("a`<b>`"), code("``\n")]).toEqual(["`a/b`", "`` a`<b>` ``", "``` ``  ```"]);
  });

  it("cannot leave their cell or become markup", () => {
    expect(cell("a | b\n<img src=x> [x](y) `c` *d* \\")).toBe(
      "a \\| b \\<img src=x\\> \\[x\\](y) \\`c\\` \\*d\\* \\\\",
    );
    expect(markdownTable(["n", "what"], [[1234, "x"]])).toBe("| n | what |\n| --: | --- |\n| 1,234 | x |");
  });

  it("cannot move a cursor or turn the direction", () => {
    const hostile = "a\u001b[2J\u202eb";
    expect([cell(hostile), code(hostile)]).toEqual(["a\\\\u001b\\[2J\\\\u202eb", "`a\\u001b[2J\\u202eb`"]);
  });

  it("cannot become part of a picture", () => {
    const svg = barChartSvg({
      title: "</title><script>",
      rows: [{ label: '"><g onload="x">', values: [1, 0, 2] }],
      legend: ["a & b", "c", "d"],
      layout: "stacked",
    });
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("<g ");
    expect(svg).toContain("a &amp; b");
    expect(svg.match(/<rect/gu)).toHaveLength(6); // the ground, three of the legend, two values above 0
  });
});

describe("bins", () => {
  it("hold every count once, and no empty ones at either end", () => {
    const counts = fc.dictionary(
      fc.integer({ min: 1, max: 30 }).map(String),
      fc.integer({ min: 1, max: 9 }),
      {
        minKeys: 1,
      },
    );
    fc.assert(
      fc.property(counts, counts, (originals, negatives) => {
        const bins = wordBins(originals, negatives);
        for (const [kind, of] of [originals, negatives].entries())
          expect(bins.reduce((sum, bin) => sum + (bin.counts[kind] ?? 0), 0)).toBe(
            Object.values(of).reduce((sum, count) => sum + count, 0),
          );
        for (const end of [bins.at(0), bins.at(-1)])
          expect(Math.max(...(end?.counts ?? []))).toBeGreaterThan(0);
      }),
    );
  });

  it("say their range", () => {
    expect(secondsBins({ "5": 2, "300": 1 }).map(({ label }) => label)).toEqual([
      "5 to 10",
      "10 to 15",
      "15 to 20",
      "20 to 30",
      "30 to 60",
      "60 to 120",
      "120 to 300",
      "300 and more",
    ]);
    expect(shareBins({ "0.3": 4 })[3]).toEqual({ label: "30 to 40 %", counts: [4] });
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
