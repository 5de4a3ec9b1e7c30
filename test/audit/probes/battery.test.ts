import { describe, expect, test } from "vitest";
import { PROBE_FAMILIES, PROBES, runProbes } from "../../../pipeline/audit/probes/battery.ts";
import type { ProbePair } from "../../../pipeline/audit/probes/pairs.ts";
import { probeReport, type ProbeReport } from "../../../schemas/audit-probes.ts";
import { madeUpPairs } from "./pairs.ts";

const ONE_SEED = { ...PROBES, seeds: [1] };
const turn = async (): Promise<void> => undefined;

function accuracy(report: ProbeReport, name: string): number {
  const result = report.results.find((probe) => probe.name === name);
  if (result === undefined) throw new Error(`no probe ${name}`);
  return result.overall.accuracy.value;
}

describe("the battery of probes", () => {
  test("finds a planted leak with every learner, and names it", async () => {
    const report = await runProbes(madeUpPairs(300, 0.6, "leak"), turn);
    expect(probeReport.safeParse(report).error).toBeUndefined();
    for (const name of ["word-regression", "character-regression", "naive-bayes", "held-out-regression"]) {
      expect(accuracy(report, name), name).toBeGreaterThan(0.75);
    }
    expect(accuracy(report, "unseen-word")).toBeGreaterThan(0.75);
    expect(report.telling.slice(0, 5).map(({ gram }) => gram)).toContain("gadget");
    expect(report.newWordShare).toBeCloseTo(0.6, 1);
    expect(Math.abs(report.control.accuracy.value - 0.5)).toBeLessThan(0.07);
  });

  test("finds nothing where both sides are drawn alike", async () => {
    const report = await runProbes(madeUpPairs(500, 0, "clean"), turn);
    for (const { name } of PROBE_FAMILIES) {
      expect(Math.abs(accuracy(report, name) - 0.5), name).toBeLessThan(0.06);
    }
    const word = report.results[0]?.overall.accuracy;
    expect(word?.low).toBeLessThan(0.5);
    expect(word?.high).toBeGreaterThan(0.5);
  });

  test("stays at chance on mirrored texts, because mirrors are never divided by a fold", async () => {
    const random = madeUpPairs(200, 0, "mirror");
    const mirrored = random.flatMap((pair, index): ProbePair[] => [
      { ...pair, mirror: `m${index}` },
      {
        ...pair,
        original: pair.negative,
        negative: pair.original,
        video: `twin ${index}`,
        mirror: `m${index}`,
      },
    ]);
    const report = await runProbes(mirrored, turn);
    expect(report.components).toBe(200);
    for (const { name } of PROBE_FAMILIES)
      expect(Math.abs(accuracy(report, name) - 0.5), name).toBeLessThan(0.05);
  });

  test("gives the same report for the same pairs, and another for other seeds", async () => {
    const pairs = madeUpPairs(200, 0.3, "same");
    const settings = { ...PROBES, families: PROBE_FAMILIES.slice(0, 1) };
    const first = await runProbes(pairs, turn, settings);
    expect(await runProbes(pairs, turn, settings)).toEqual(first);
    const other = await runProbes(pairs, turn, { ...settings, seeds: [7, 8] });
    expect(other.results[0]?.accuracyBySeed).toHaveLength(2);
    expect(other.results[0]?.accuracyBySeed).not.toEqual(first.results[0]?.accuracyBySeed.slice(0, 2));
  });

  test("measures each level, category and corpus by itself", async () => {
    const pairs = madeUpPairs(300, 0, "slices").map((pair, index) =>
      index % 3 === 0 ? { ...pair, negative: pair.original.replace(/the \w+/u, "the gadget") } : pair,
    );
    const [word] = (await runProbes(pairs, turn, { ...ONE_SEED, families: PROBE_FAMILIES.slice(0, 1) }))
      .results;
    const slice = (name: string): number =>
      word?.slices.find((part) => part.name === name)?.accuracy.value ?? NaN;
    expect(slice("strong")).toBeGreaterThan(0.9);
    expect(slice("moderate")).toBeLessThan(0.65);
    expect(word?.slices.find(({ name }) => name === "one")?.pairs).toBe(150);
    expect(word?.slices.find(({ name }) => name === "Object/ObjectExistence")?.pairs).toBe(300);
  });

  test("marks one family as held out from selection", () => {
    expect(PROBE_FAMILIES.filter(({ heldOut }) => heldOut).map(({ name }) => name)).toEqual([
      "held-out-regression",
    ]);
  });

  test.each([0, 1, 3])("survives %i pairs", async (count) => {
    const report = await runProbes(madeUpPairs(count, 0, "few"), turn, ONE_SEED);
    expect(probeReport.safeParse(report).error).toBeUndefined();
    expect(report.pairs).toBe(count);
  });

  test("survives texts without a word and texts of ten thousand words", async () => {
    const pairs = madeUpPairs(12, 0, "odd").map((pair, index) =>
      index < 4
        ? { ...pair, original: "...", negative: "" }
        : index < 6
          ? { ...pair, negative: "word ".repeat(10_000) }
          : pair,
    );
    expect(probeReport.safeParse(await runProbes(pairs, turn, ONE_SEED)).error).toBeUndefined();
  });
});
