import { readFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { silentReporter } from "../../pipeline/lib/progress.ts";
import { drawSplit } from "../../pipeline/lib/draw-split.ts";
import { splitStage } from "../../pipeline/8-split/split.ts";
import type { Config } from "../../schemas/config.ts";
import type { Example } from "../../schemas/example.ts";
import type { Moment } from "../../schemas/moment.ts";
import { splitAssignment } from "../../schemas/split.ts";
import { makeExample } from "../9-export/examples.ts";
import { pretendExamples, run, testConfig, withRun } from "../9-export/run.ts";

const RATIO = { by: "ratio", train: 0.8, val: 0.1, test: 0.1 } as const;

async function split(
  examples: readonly Example[],
  over: Partial<Config["split"]> = {},
  seed = 0,
  rejected: readonly Moment[] = [],
) {
  return withRun(async (folder) => {
    await pretendExamples(folder, examples, rejected);
    const manifest = await run(splitStage, testConfig(folder, { split: { ...RATIO, ...over }, seed }));
    const text = await readFile(path.join(folder, "8-split/records.ndjson"), "utf8");
    const records = text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => splitAssignment.parse(JSON.parse(line)));
    return { manifest, records, splits: new Map(records.map((record) => [record.id, record])) };
  });
}

const many = (count: number): Example[] =>
  Array.from({ length: count }, (_, i) => makeExample(`made-up/v${i >> 1}/q${i}`));

describe("by ratio", () => {
  it("keeps a video together and comes near the ratios", async () => {
    const { records, manifest } = await split(many(2000));
    const byGroup = new Map<string, Set<string>>();
    for (const { group, split } of records) byGroup.set(group, (byGroup.get(group) ?? new Set()).add(split));
    expect([...byGroup.values()].every((splits) => splits.size === 1)).toBe(true);
    expect(manifest.tallies["split:train"]).toBeGreaterThan(1500);
    expect(manifest.tallies["split:val"]).toBeGreaterThan(120);
    expect(manifest.tallies["split:test"]).toBeGreaterThan(120);
    expect(manifest.counts).toEqual({ unit: "examples", in: 2000, accepted: 2000, rejected: 0 });
  });

  it("moves nothing when records are added or the order changes", async () => {
    const before = await split(many(100));
    const after = await split([...many(160)].reverse());
    for (const { id, split: name } of before.records) expect(after.splits.get(id)?.split).toBe(name);
  });

  it("draws anew for another seed", async () => {
    const names = async (seed: number) =>
      (await split(many(100), {}, seed)).records.map((record) => record.split);
    expect(await names(1)).not.toEqual(await names(2));
  });

  it("keeps crops and corpora of one parent video together", async () => {
    const crops = Array.from({ length: 40 }, (_, i) =>
      makeExample(`c${i % 3}/file${i}/q`, { moment: { parentVideo: "same" } }),
    );
    expect(new Set((await split(crops)).records.map((record) => record.split)).size).toBe(1);
  });

  it("never trains on a video that a corpus keeps for testing", async () => {
    const examples = many(100).map((example, i) => ({
      ...example,
      moment: { ...example.moment, officialSplit: i % 4 === 0 ? "val_2" : null },
    }));
    const { splits, manifest } = await split(examples);
    for (const { id, moment } of examples) {
      // v0, v2, v4 …: one of the two queries of each is officially test
      if (Number(moment.video.slice(1)) % 2 === 0)
        expect(splits.get(id)).toMatchObject({ split: "test", by: "official" });
    }
    expect(manifest.tallies["by:official"]).toBe(50);
  });

  it("keeps a test video from train whatever corpus, crop or rejected moment says that it is one", async () => {
    const ofOneVideo = (corpus: string, i: number, over: Partial<Moment>): Example =>
      makeExample(`${corpus}/part${i}/q`, { moment: { parentVideo: `youtube:${i >> 1}`, ...over } });
    const examples = Array.from({ length: 80 }, (_, i) =>
      i % 2 === 0
        ? ofOneVideo("one", i, { officialSplit: "train", crop: [0, 30] })
        : ofOneVideo("two", i, { officialSplit: i < 40 ? "test" : null, crop: [60, 90] }),
    );
    const rejected = Array.from({ length: 10 }, (_, i) => ({
      ...makeExample(`three/r${i}/q`).moment,
      parentVideo: `youtube:${20 + i}`, // none of its examples says test
      officialSplit: "testing",
    }));
    const { records } = await split(examples, { train: 1, val: 0, test: 0 }, 0, rejected);
    const splits = records.map(({ split: name }) => name);
    expect(splits.slice(0, 60).every((name) => name === "test")).toBe(true);
    expect(splits.slice(60).every((name) => name === "train")).toBe(true);
  });

  it("counts the queries that splits share, and what each split holds of every corpus, level and category", async () => {
    const examples = Array.from({ length: 400 }, (_, i) =>
      makeExample(`c${i % 2}/v${i}/q`, {
        levels: i % 4 === 0 ? ["strong", "weak"] : ["strong"],
        moment: { query: i < 100 ? (["A dog runs.", "the dog runs"][i % 2] ?? "") : `tree ${i} falls` },
      }),
    );
    const { records, manifest } = await split(examples);
    const inTest = records.slice(0, 100).filter(({ split: name }) => name === "test").length;
    const { tallies } = manifest;
    expect(
      (tallies["repeated:test-in-train:same"] ?? 0) + (tallies["repeated:test-in-train:near"] ?? 0),
    ).toBe(inTest);
    const share = (stratum: string) =>
      ["train", "val", "test"].map((name) => tallies[`share-permille:${stratum}:${name}`] ?? NaN);
    const ofWeak = records.filter((_, i) => i % 4 === 0);
    expect(share("level:weak")[0]).toBe(
      Math.round((1000 * ofWeak.filter(({ split: name }) => name === "train").length) / ofWeak.length),
    );
    for (const stratum of ["corpus:c0", "level:strong", "category:Object/ObjectExistence"])
      expect(Math.abs(share(stratum).reduce((sum, one) => sum + one) - 1000)).toBeLessThanOrEqual(1);
  });

  it("warns of a split that holds far more or less of something than its ratio", async () => {
    const warnings = async (perVideo: number) => {
      const examples = Array.from({ length: 600 }, (_, i) =>
        makeExample(`a/v${Math.floor(i / perVideo)}/q${i}`, { levels: ["strong"] }),
      );
      return withRun(async (folder) => {
        await pretendExamples(folder, examples);
        const warned: string[] = [];
        const reporter = { ...silentReporter, warned: (_: string, message: string) => warned.push(message) };
        await run(splitStage, testConfig(folder, { split: RATIO }), { reporter });
        return warned;
      });
    };
    expect(await warnings(1)).toEqual([]);
    expect((await warnings(300)).join("\n")).toMatch(
      /holds (?:0\.0|50\.0|100\.0) % of corpus a, expected about/u,
    );
  });

  it("refuses ratios that do not add up", async () => {
    await expect(split(many(2), { train: 0.8, val: 0.3 })).rejects.toThrow(/add up to 1\.2/u);
  });
});

describe("the corpus's own splits", () => {
  it.each([
    ["train", "train"],
    ["Training", "train"],
    ["val", "val"],
    ["validation", "val"],
    ["val_1", "val"],
    ["val_2", "test"],
    ["test", "test"],
    ["testing", "test"],
  ])("%s is %s", async (officialSplit, expected) => {
    const { records } = await split([makeExample("a/v/q", { moment: { officialSplit } })], {
      by: "official",
    });
    expect(records).toEqual([{ id: "a/v/q", split: expected, group: "v", by: "official" }]);
  });

  it("draws where there is no known name, and counts it", async () => {
    const examples = [null, "fold-3", "train"].map((officialSplit, i) =>
      makeExample(`a/v${i}/q`, { moment: { officialSplit } }),
    );
    const { manifest } = await split(examples, { by: "official" });
    expect(manifest.tallies).toMatchObject({ "by:ratio": 2, "by:official": 1 });
  });

  it("takes the strictest of a video's names, and counts what moved", async () => {
    const names = ["val_1", "val_2", "train"];
    const examples = names.map((officialSplit, i) => makeExample(`a/v/q${i}`, { moment: { officialSplit } }));
    const { records, manifest } = await split(examples, { by: "official" });
    expect(records.map((record) => record.split)).toEqual(["test", "test", "test"]);
    expect(manifest.tallies["moved-to-stricter-split"]).toBe(2);
  });
});

describe("drawing", () => {
  it("gives nothing to a split of share 0, whatever rounding does to the sum", () => {
    const ratios = fc.constantFrom(
      { train: 0.7 + 0.2 + 0.1, val: 0, test: 0 },
      { train: 0, val: 1, test: 0 },
      { train: 0, val: 0, test: 1 },
      { train: 0.5, val: 0, test: 0.5 },
      { train: 0.1 + 0.2, val: 0.7, test: 0 },
    );
    fc.assert(
      fc.property(
        fc.nat(),
        fc.string(),
        ratios,
        (seed, group, shares) => shares[drawSplit(seed, group, shares)] > 0,
      ),
      { seed: 11, numRuns: 2000 },
    );
  });
});
