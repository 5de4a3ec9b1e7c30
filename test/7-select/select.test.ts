import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { selectStage } from "../../pipeline/7-select/select.ts";
import type { Candidate } from "../../schemas/candidate.ts";
import { DEFAULTS } from "../../pipeline/config.ts";
import { type Reporter, silentReporter } from "../../pipeline/lib/progress.ts";
import type { SelectSettings } from "../../schemas/config.ts";
import { example } from "../../schemas/example.ts";
import type { Moment } from "../../schemas/moment.ts";
import type { Plan } from "../../schemas/plan.ts";
import { rejection } from "../../schemas/rejection.ts";
import { selectionReport } from "../../schemas/selection-report.ts";
import { pretendStage, run, testConfig, withRun } from "../9-export/run.ts";
import { candidateWith, momentWith, replyWith } from "../support/records.ts";

const one = momentWith();
const other = momentWith({
  id: "made-up/V2/0001",
  video: "V2",
  parentVideo: "made-up:V2",
  query: "a dog sits.",
});

function planOf({ id }: Moment): Plan {
  return {
    id,
    levels: [
      { level: "strong", categories: ["Object/ObjectExistence"] },
      { level: "moderate", categories: ["Object/ObjectExistence", "Action/FineGrainedAction"] },
    ],
    unplanned: [{ level: "weak", reason: "needs 3 categories, 2 can turn this query false" }],
  };
}

async function select(
  candidates: readonly Candidate[],
  policy: SelectSettings["policy"],
  quotas: Partial<SelectSettings> = {},
) {
  return withRun(async (folder) => {
    const moments = [one, other];
    await pretendStage(folder, "corpus", moments);
    await pretendStage(
      folder,
      "context",
      moments.map(({ id }) => ({ id, captions: [] })),
    );
    await pretendStage(folder, "plan", moments.map(planOf));
    await pretendStage(folder, "validate", candidates);
    const warnings: string[] = [];
    const reporter: Reporter = {
      ...silentReporter,
      warned: (name, message) => warnings.push(`${name}: ${message}`),
    };
    const manifest = await run(
      selectStage,
      testConfig(folder, { select: { ...DEFAULTS.select, policy, ...quotas } }),
      { reporter },
    );
    const read = async (name: string) => {
      const text = await readFile(path.join(folder, "7-select", name), "utf8");
      return text
        .split("\n")
        .filter((line) => line !== "")
        .map((line): unknown => JSON.parse(line));
    };
    const report = await readFile(path.join(folder, "7-select/report.json"), "utf8");
    return {
      manifest,
      examples: (await read("records.ndjson")).map((record) => example.parse(record)),
      rejections: (await read("rejected.ndjson")).map((record) => rejection.parse(record)),
      report: selectionReport.parse(JSON.parse(report)),
      warnings,
    };
  });
}

function half(moment: Moment, partner: Moment): Candidate {
  const mirrors = [{ level: "strong" as const, partner: partner.id }];
  const replies = [replyWith({ mirrors })];
  return candidateWith(moment.id, "strong", 0, {
    query: partner.query,
    provenance: { replies, rules: "rules-1" },
  });
}

describe("select", () => {
  it("takes the first sample of each level and accounts for the others", async () => {
    const { examples, rejections, manifest, report } = await select(
      [
        candidateWith(one.id, "moderate", 2),
        candidateWith(one.id, "strong", 1),
        candidateWith(one.id, "strong", 0),
      ],
      "first",
    );
    expect(examples[0]?.negatives.map(({ id }) => id)).toEqual([
      `${one.id}#0/strong`,
      `${one.id}#2/moderate`,
    ]);
    expect(examples[0]?.missing).toEqual(planOf(one).unplanned);
    expect(rejections.map(({ id, reason }) => [id, reason])).toEqual([
      [`${one.id}#1/strong`, "not-selected"],
    ]);
    expect(manifest.counts).toEqual({ unit: "accepted candidates", in: 3, accepted: 2, rejected: 1 });
    expect(report).toMatchObject({
      candidates: 3,
      plans: 2,
      chosen: { pair: 0, gap: 0, order: 2 },
      left: {},
    });
  });

  it("says which planned level found no candidate, and counts a moment without any", async () => {
    const { examples, manifest } = await select([candidateWith(one.id, "strong")], "mixed");
    expect(examples[0]?.missing).toEqual([
      ...planOf(one).unplanned,
      { level: "moderate", reason: "no candidate for this level was accepted" },
    ]);
    expect(manifest.tallies["moments-without-negatives"]).toBe(1);
  });

  it("tells each of a pair who its partner is, and what that bought", async () => {
    const { examples, report } = await select([half(one, other), half(other, one)], "balanced");
    expect(examples.map(({ exchanges }) => exchanges)).toEqual([
      [{ level: "strong", partner: other.id }],
      [{ level: "strong", partner: one.id }],
    ]);
    expect(report).toMatchObject({ chosen: { pair: 2, gap: 0, order: 0 }, gap: { chosen: 0 } });
  });

  it("leaves a half without its partner, with the reason, unless it may fill up", async () => {
    const balanced = await select([half(one, other)], "balanced");
    expect(balanced.examples).toEqual([]);
    expect(balanced.rejections).toMatchObject([{ reason: "unpaired", units: 1 }]);
    expect(balanced.report.left).toEqual({ unpaired: 1 });
    const mixed = await select([half(one, other)], "mixed");
    expect(mixed.examples).toHaveLength(1);
    expect(mixed.examples[0]?.exchanges).toBeUndefined();
  });

  it("leaves what is beyond a quota, with the reason", async () => {
    const candidates = [
      candidateWith(one.id, "strong"),
      candidateWith(one.id, "moderate"),
      candidateWith(other.id, "strong"),
    ];
    const { examples, rejections, report } = await select(candidates, "mixed", { levelQuota: 0.5 });
    expect(examples.flatMap(({ negatives }) => negatives)).toHaveLength(2);
    expect(rejections).toMatchObject([{ reason: "level-quota", units: 1 }]);
    expect(report.left).toEqual({ "level-quota": 1 });
    expect(report.largest.level).toBe(0.5);
  });

  it("says when a quota cannot be met", async () => {
    const candidates = [candidateWith(one.id, "strong"), candidateWith(other.id, "strong")];
    const { examples, report, warnings } = await select(candidates, "mixed", { levelQuota: 0.5 });
    expect(examples).toHaveLength(2);
    expect(report.largest.level).toBe(1);
    expect(warnings).toEqual([
      "level-quota: one level has 100.0 %, its quota is 50.0 %: leaving more out would not take its share down",
    ]);
  });
});
