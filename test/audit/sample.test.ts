import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreement, lowerBound, reviewOutcome } from "../../pipeline/audit/sample/agreement.ts";
import { readSample, sampleCsv, sampleJsonl } from "../../pipeline/audit/sample/csv.ts";
import { SampleDraw } from "../../pipeline/audit/sample/draw.ts";
import { dealSample, sampleSize } from "../../pipeline/audit/sample/size.ts";
import { type SampleRow, type Verdict, VERDICTS } from "../../schemas/audit-sample.ts";
import { auditOf, recordsWith } from "./support.ts";

const row = (changes: Partial<SampleRow> = {}): SampleRow => ({
  id: "x.json#0/GRPO[1]",
  stratum: "x strong Object/ObjectExistence",
  video: "V0",
  window: "1-2",
  original: "a dog runs.",
  negative: "a cat runs.",
  level: "strong",
  categories: "Object/ObjectExistence",
  refusal: "No cat.",
  verdict: "",
  remark: "",
  ...changes,
});

describe("the size of a sample", () => {
  test.each([
    [1_000_000, 0.05, 384],
    [1000, 0.05, 278],
    [100, 0.05, 80],
    [10, 0.05, 10],
    [0, 0.05, 0],
  ])("of %i at a margin of %f is %i", (population, margin, expected) => {
    expect(sampleSize(population, margin)).toBe(expected);
  });

  test("is dealt over strata without exceeding any", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 12 }), fc.nat(600), (counts, size) => {
        const strata = new Map(counts.map((count, at) => [String(at), count]));
        const dealt = dealSample(strata, size);
        const total = [...dealt.values()].reduce((sum, one) => sum + one, 0);
        const population = counts.reduce((sum, one) => sum + one, 0);
        const filled = counts.filter((count) => count > 0).length;
        const wanted = Math.min(size, population);
        expect(total).toBeGreaterThanOrEqual(wanted);
        expect(total).toBeLessThanOrEqual(wanted + filled);
        for (const [name, one] of dealt) {
          expect(one).toBeLessThanOrEqual(strata.get(name) ?? 0);
          if ((strata.get(name) ?? 0) > 0) expect(one).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe("a drawn sample", () => {
  async function drawn(seed: number): Promise<SampleRow[]> {
    const draw = new SampleDraw(0.05, seed);
    await auditOf({ "x.json": recordsWith(300) }, { onRecord: (record, { name }) => draw.add(record, name) });
    return draw.rows();
  }

  test("has the size that the margin needs, in equal parts from equal strata, and depends on its seed alone", async () => {
    const rows = await drawn(1);
    expect(rows).toHaveLength(sampleSize(900, 0.05));
    const strong = rows.filter(({ level }) => level === "strong").length;
    expect(Math.abs(strong - rows.length / 3)).toBeLessThanOrEqual(1);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(await drawn(1)).toEqual(rows);
    expect((await drawn(2)).map(({ id }) => id)).not.toEqual(rows.map(({ id }) => id));
  });
});

describe("writing and reading back", () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom("=1+1", "@SUM(A1)", "-2", "+x", "'=x", "'", 'a "b", c', "a\r\nb", "\t=x"),
  );
  const anyRow = fc
    .record({
      original: text,
      negative: text,
      remark: text,
      refusal: text,
      verdict: fc.constantFrom<Verdict | "">("", ...VERDICTS),
    })
    .map((changes) => row(changes));

  test("CSV and JSON lines give back what was written", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 5 }), (rows) => {
        expect(readSample(sampleCsv(rows), "s.csv")).toEqual(rows);
        expect(readSample(sampleJsonl(rows), "s.jsonl")).toEqual(rows);
      }),
    );
  });

  test("no cell begins a formula", () => {
    const csv = sampleCsv([
      row({ original: "=HYPERLINK(1)", negative: "@x", remark: "+1", refusal: "-1", video: "\tx" }),
    ]);
    for (const cell of csv.split(/[,\r\n]+/u)) expect(cell.replace(/^"/u, "")).not.toMatch(/^[=+\-@\t]/u);
  });

  test("a wrong verdict names row and choices", () => {
    const csv = sampleCsv([row(), row()]).replace(/,,\r\n$/u, ",perhaps,\r\n");
    expect(() => readSample(csv, "s.csv")).toThrow(/s\.csv, row 2: verdict.*valid, true-of-video/);
  });
});

describe("agreement and acceptance", () => {
  const review = (verdicts: readonly (Verdict | "")[]): SampleRow[] =>
    verdicts.map((verdict, at) => row({ id: String(at), verdict }));

  test("Cohen's kappa of a worked example", () => {
    // both valid 20, first only 5, second only 10, neither 15: observed .7, chance .5, kappa .4
    const side = (valid: number, other: number, valid2: number, other2: number): Verdict[] => [
      ...new Array<Verdict>(valid).fill("valid"),
      ...new Array<Verdict>(other).fill("valid"),
      ...new Array<Verdict>(valid2).fill("unnatural"),
      ...new Array<Verdict>(other2).fill("unnatural"),
    ];
    const first = review(side(20, 5, 10, 15));
    const second = review([
      ...new Array<Verdict>(20).fill("valid"),
      ...new Array<Verdict>(5).fill("unnatural"),
      ...new Array<Verdict>(10).fill("valid"),
      ...new Array<Verdict>(15).fill("unnatural"),
    ]);
    const { rows, observed, kappa, differing } = agreement(first, second);
    expect([rows, observed, differing.length]).toEqual([50, 0.7, 15]);
    expect(kappa).toBeCloseTo(0.4, 10);
  });

  test("rows that one has not read do not count", () => {
    expect(agreement(review(["valid", "", "valid"]), review(["valid", "valid", ""]))).toMatchObject({
      rows: 1,
      kappa: null,
    });
    expect(agreement([], [])).toMatchObject({ rows: 0, kappa: null });
  });

  test("bounds the valid share from below, exactly", () => {
    // all 59 valid is the textbook proof of 95 % at 95 % confidence; 93 of 93 proves 96.8 %
    expect(lowerBound(59, 59, 0.05)).toBeCloseTo(0.05 ** (1 / 59), 9);
    expect(lowerBound(0, 10, 0.05)).toBe(0);
    expect(lowerBound(8, 10, 0.05)).toBeCloseTo(0.4931, 3);
    const outcome = reviewOutcome(
      review([...new Array<Verdict>(97).fill("valid"), "true-of-video", "unsure", "bad-refusal", ""]),
    );
    expect(outcome).toMatchObject({
      read: 100,
      verdicts: { valid: 97, "true-of-video": 1, unsure: 1, "bad-refusal": 1, unnatural: 0 },
    });
    expect(outcome.atLeast).toBeLessThan(outcome.valid.value);
    expect(outcome.atLeast).toBeGreaterThan(0.92);
  });
});
