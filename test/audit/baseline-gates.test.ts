import { describe, expect, test } from "vitest";
import { readBaseline } from "../../pipeline/audit/baseline.ts";
import { brokenGates, readGate } from "../../pipeline/audit/gates.ts";
import { PROBES } from "../../pipeline/audit/probes/battery.ts";
import { auditOf, recordsWith } from "./support.ts";

const ONE_SEED = { ...PROBES, seeds: [1] };

const spoilt = recordsWith(10, (record, index) => {
  if (index < 3) record.duration = 0.5;
});

describe("a baseline", () => {
  const accept = { rule: "window-beyond-duration", video: "V1", reason: "a known fault of the video file" };

  test("accepts what it names and leaves the rest", async () => {
    const report = await auditOf({ "x.json": spoilt }, { baseline: { accept: [accept] } });
    const rule = report.rules.find(({ name }) => name === "window-beyond-duration");
    expect(rule).toMatchObject({ accepted: 1, counts: { error: 2 } });
    expect(report.totals.accepted).toBe(1);
    expect(report.unusedAcceptances).toEqual([]);
  });

  test("an acceptance that matches nothing is an error and comes first", async () => {
    const unused = { ...accept, video: "V9" };
    const without = await auditOf({ "x.json": spoilt });
    const report = await auditOf({ "x.json": spoilt }, { baseline: { accept: [unused] } });
    expect(report.unusedAcceptances).toEqual([unused]);
    expect(report.totals.error).toBe(without.totals.error + 1);
    expect(report.fixFirst[0]?.what).toBe("baseline");
  });

  test("an acceptance by query fits in any writing", async () => {
    const records = recordsWith(
      2,
      (record) =>
        (record.GRPO[2] = { ...record.GRPO[1], q: "", a: "", r: false, q_origin: "", difficulty: "medium" }),
    );
    const query = records[0]?.GRPO[0]?.q.toUpperCase() ?? "";
    const report = await auditOf(
      { "x.json": spoilt },
      { baseline: { accept: [{ rule: "pair-complete", query, reason: "x" }] } },
    );
    expect(report.unusedAcceptances).toHaveLength(1);
  });

  test.each([
    "",
    "{}",
    '{"accept": [{"rule": "x"}]}',
    '{"accept": [{"rule": "x", "reason": "y", "why": 1}]}',
  ])("refuses %j with the shape that is expected", (text) => {
    expect(() => readBaseline(text, "base.json")).toThrow(/base\.json.*expected \{"accept"/);
  });

  test("reads what it should", () => {
    expect(readBaseline(JSON.stringify({ accept: [accept] }), "base.json")).toEqual({ accept: [accept] });
  });
});

describe("gates", () => {
  const rules = ["window-beyond-duration", "label-conflict"];
  const probes = ["word-regression", "length"];
  const gate = (text: string): ReturnType<typeof readGate> => readGate(text, rules, probes);

  test("count errors, suspicions, notes and single rules", async () => {
    const report = await auditOf({ "x.json": spoilt });
    const broken = (text: string): string[] => brokenGates(report, [gate(text)]);
    expect(broken("window-beyond-duration")).toEqual(["window-beyond-duration: 3 found, at most 0 allowed"]);
    expect(broken("window-beyond-duration>2")).toHaveLength(1);
    expect(broken("window-beyond-duration>3")).toEqual([]);
    expect(broken("label-conflict")).toEqual([]);
    expect(broken("errors")).toHaveLength(1);
    expect(broken("errors>1000")).toEqual([]);
    expect(broken("notes")).toEqual([]);
    expect(broken("entropy<3.2")[0]).toMatch(/entropy<3\.2: category entropy is 1\.46 bits/);
    expect(broken("entropy<1")).toEqual([]);
  });

  test("hold probes to a band on both sides", async () => {
    const report = await auditOf({ "x.json": recordsWith(120) }, { probes: ONE_SEED });
    // every negative of the made-up records uses words that no original does
    expect(brokenGates(report, [gate("word-regression=47-53")])[0]).toMatch(
      /word-regression is right in \d+\.\d %, outside 47 to 53/,
    );
    expect(brokenGates(report, [gate("held-out=47-53")])).toHaveLength(1);
    expect(brokenGates(report, [gate("slices=45-55")])).not.toEqual([]);
    expect(brokenGates(report, [gate("length=0-100"), gate("probes=0-100")])).toEqual([]);
  });

  test("fail when the probes they need were not run", async () => {
    const report = await auditOf({ "x.json": recordsWith(2) });
    expect(brokenGates(report, [gate("probes=47-53")])).toEqual([
      "probes=47-53: there are no probes to hold to a band; run the audit with probes",
    ]);
  });

  test.each([
    "",
    "erors",
    "probes",
    "probes=53-47",
    "probes=47-530",
    "errors>-1",
    "entropy>3",
    "no-such-probe=47-53",
  ])("refuse %j", (text) => {
    expect(() => gate(text)).toThrow(/--fail-on/);
  });
});
