import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { auditDataset } from "../../pipeline/audit/audit.ts";
import { PROBES } from "../../pipeline/audit/probes/battery.ts";
import { raRftRecord } from "../../schemas/ra-rft.ts";
import { auditReport, type AuditFinding } from "../../schemas/audit-report.ts";
import { makeExample } from "../9-export/examples.ts";
import { scratchFolder } from "../support/scratch.ts";
import { auditOf, recordsWith } from "./support.ts";

const ONE_SEED = { ...PROBES, seeds: [1] };

const signal = new AbortController().signal;

describe("an audit", () => {
  test("the made-up records are what the schema calls RA-RFT, and {} is not", () => {
    expect(raRftRecord.safeParse(recordsWith(1)[0]).error).toBeUndefined();
    expect(raRftRecord.safeParse({}).success).toBe(false);
    expect(auditReport.safeParse({}).success).toBe(false);
  });

  test("counts files, findings and make-up, and its report fits its schema", async () => {
    const report = await auditOf(
      { "a.json": recordsWith(60), "b.json": recordsWith(5) },
      { probes: ONE_SEED },
    );
    expect(auditReport.safeParse(report).error).toBeUndefined();
    expect(report.files.map(({ name, records, negatives }) => [name, records, negatives])).toEqual([
      ["a.json", 60, 180],
      ["b.json", 5, 15],
    ]);
    expect(report.distributions.levels).toEqual({ strong: 65, moderate: 65, weak: 65 });
    expect(report.distributions.edits.map(({ mean }) => mean)).toEqual([1, 2, 3]);
    expect(report.distributions.levelEntropy).toBeCloseTo(Math.log2(3), 10);
    expect(report.rules.find(({ name }) => name === "duplicate-negative")?.counts.error).toBe(15);
    expect(report.rules.find(({ name }) => name === "file-overlap")?.counts).toEqual({
      error: 0,
      suspicion: 0,
      note: 2,
    });
  });

  test("gives the same report twice", async () => {
    const records = recordsWith(40, (record, index) => {
      if (index % 3 === 0) record.duration = 1;
    });
    expect(await auditOf({ "x.json": records })).toEqual(await auditOf({ "x.json": records }));
  });

  test("calls it an error when splits share a video", async () => {
    const report = await auditOf({ "train.json": recordsWith(4), "test.json": recordsWith(2) });
    expect(report.rules.find(({ name }) => name === "file-overlap")?.counts.error).toBe(1);
  });

  test("keeps a bounded sample of findings, spread over the file, and hands out all of them", async () => {
    const all: AuditFinding[] = [];
    const records = recordsWith(200, (record) => (record.duration = 0.5));
    const report = await auditOf(
      { "x.json": records },
      { examples: 10, onFinding: (finding) => void all.push(finding) },
    );
    const rule = report.rules.find(({ name }) => name === "window-beyond-duration");
    expect(rule?.counts.error).toBe(200);
    expect(rule?.examples).toHaveLength(10);
    expect(Math.max(...(rule?.examples ?? []).map(({ record }) => record ?? 0))).toBeGreaterThan(100);
    expect(all.filter(({ rule: name }) => name === "window-beyond-duration")).toHaveLength(200);
  });

  test("goes on behind members that are no record and counts them", async () => {
    const report = await auditOf({ "x.json": [...recordsWith(3), null, 7, "text", [1], ...recordsWith(1)] });
    expect(report.totals).toMatchObject({ records: 4, unreadable: 4 });
    expect(report.rules.find(({ name }) => name === "shape")?.counts.error).toBe(4);
  });

  test("finds the constant answer that scores best", async () => {
    const report = await auditOf({ "x.json": recordsWith(10) });
    // {Existence, FineGrained} against sets of 1, 2 and 3 categories: 1/2, 1 and 2/3
    expect(report.distributions.baselines.rtIou.categories).toEqual([
      "Action/FineGrainedAction",
      "Object/ObjectExistence",
    ]);
    expect(report.distributions.baselines.rtIou.score).toBeCloseTo((1 / 2 + 1 + 2 / 3) / 3, 10);
    expect(report.distributions.baselines.alwaysRefuse.irrelevantF1).toBeCloseTo((2 * 0.75) / 1.75, 10);
  });

  test("reads a run by its chosen examples, with refusals in parts", async () => {
    const run = path.join(await scratchFolder(), "run-1");
    await mkdir(path.join(run, "7-select"), { recursive: true });
    const lines = [1, 2].map((at) => JSON.stringify(makeExample(`c/V${at}/1`)));
    await writeFile(path.join(run, "7-select", "records.ndjson"), `${lines.join("\n")}\n`);
    const report = await auditDataset([run], signal, { probes: null });
    expect(report.files).toEqual([{ name: "run-1", kind: "run", records: 2, positives: 2, negatives: 6 }]);
    expect(report.rules.map(({ name }) => name)).not.toContain("answer-wrapper");
  });

  test("reads an export folder by its splits", async () => {
    const folder = path.join(await scratchFolder(), "ra-rft");
    await mkdir(folder);
    await writeFile(path.join(folder, "train.json"), JSON.stringify(recordsWith(3)));
    await writeFile(path.join(folder, "test.json"), "[]");
    const report = await auditDataset([path.dirname(folder)], signal, { probes: null });
    expect(report.files.map(({ name, records }) => [name, records])).toEqual([
      ["train.json", 3],
      ["test.json", 0],
    ]);
  });

  test("says what it can read when there is nothing", async () => {
    const missing = path.join(await scratchFolder(), "none.json");
    await expect(auditDataset([missing], signal)).rejects.toThrow(
      /no such file.*run folder or an export folder/,
    );
  });

  test("stops when asked to", async () => {
    const stop = new AbortController();
    stop.abort();
    const records = recordsWith(400);
    const file = path.join(await scratchFolder(), "x.json");
    await writeFile(file, JSON.stringify(records));
    await expect(auditDataset([file], stop.signal)).rejects.toThrow(/stopped/);
  });
});
