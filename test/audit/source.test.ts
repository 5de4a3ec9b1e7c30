import path from "node:path";
import { describe, expect, test } from "vitest";
import { DiskIndex } from "../../pipeline/lib/disk-index.ts";
import type { AuditFinding, AuditReport } from "../../schemas/audit-report.ts";
import type { Moment } from "../../schemas/moment.ts";
import { scratchFolder } from "../support/scratch.ts";
import type { PlantRecord } from "./planted/clean.ts";
import { sourceOf } from "./planted/source.ts";
import { auditOf, recordsWith } from "./support.ts";

async function audited(
  records: readonly PlantRecord[],
  moments: readonly Moment[],
): Promise<{ report: AuditReport; findings: AuditFinding[] }> {
  const index = await DiskIndex.open(path.join(await scratchFolder(), "index"));
  const findings: AuditFinding[] = [];
  try {
    const sources = { names: ["made-up"], moments: stream(moments), index };
    const report = await auditOf(
      { "x.json": records },
      { sources, onFinding: (finding) => void findings.push(finding) },
    );
    return { report, findings: findings.filter(({ rule }) => rule.startsWith("source-")) };
  } finally {
    await index.close();
  }
}

async function* stream(moments: readonly Moment[]): AsyncGenerator<Moment> {
  yield* moments;
}

describe("an audit beside its source corpus", () => {
  test("finds nothing where the data set says what the source says", async () => {
    const records = recordsWith(30);
    const { report, findings } = await audited(
      records,
      records.map((record) => sourceOf(record)),
    );
    expect(findings).toEqual([]);
    expect(report.sources).toEqual(["made-up"]);
  });

  test("finds every duration that is another video's, and tells other ways of measuring apart", async () => {
    const records = recordsWith(40);
    const moments = records.map((record) => sourceOf(record));
    records.slice(0, 10).forEach((record) => (record.duration += 7));
    records.slice(10, 20).forEach((record) => (record.duration += 0.2));
    const { findings } = await audited(records, moments);
    expect(findings.map(({ rule, severity, record }) => `${rule} ${severity} ${record}`)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `source-duration error ${index}`),
      ...Array.from({ length: 10 }, (_, index) => `source-duration suspicion ${index + 10}`),
    ]);
  });

  test.each([
    {
      kind: "moved by a constant",
      change: (start: number, end: number): [number, number] => [start + 3, end + 3],
      says: /shifted by 3\.0 s/,
    },
    {
      kind: "with another end",
      change: (start: number, end: number): [number, number] => [start, end + 4],
      says: /another window/,
    },
  ])("finds every window $kind", async ({ change, says }) => {
    const records = recordsWith(20);
    const moments = records.map((record) => sourceOf(record, { duration: 100 }));
    records.forEach((record, index) => {
      record.duration = 100;
      if (index % 2 === 0) record.timestamp = change(record.timestamp[0] ?? 0, record.timestamp[1] ?? 0);
    });
    const { findings } = await audited(records, moments);
    expect(findings).toHaveLength(10);
    for (const finding of findings) {
      expect(finding).toMatchObject({ rule: "source-window", severity: "error" });
      expect(finding.message).toMatch(says);
    }
  });

  test("names a crop whose start was added or forgotten", async () => {
    const [record] = recordsWith(1);
    if (record === undefined) throw new Error("no record");
    const [start = 0, end = 0] = record.timestamp;
    record.video_start = 50;
    record.video_end = 50 + record.duration;
    const moment = sourceOf(record, { crop: [50, 50 + record.duration] });
    record.timestamp = [start + 50, end + 50];
    const { findings } = await audited([record], [moment]);
    expect(findings.map(({ message }) => message)).toEqual([
      "the window is shifted by the start of the crop, 50 s",
    ]);
  });

  test("accepts a window that reading clamped to the end of the video", async () => {
    const [record] = recordsWith(1);
    if (record === undefined) throw new Error("no record");
    const [start = 0, end = 0] = record.timestamp;
    const moment = sourceOf(record, { windows: [[start, end - 1]], duration: end - 1 });
    record.duration = end - 1;
    expect((await audited([record], [moment])).findings).toEqual([]);
  });

  test("finds lost windows of a query that has several", async () => {
    const records = recordsWith(6);
    const moments = records.map((record, index) => {
      const [start = 0, end = 0] = record.timestamp;
      return sourceOf(
        record,
        index < 4
          ? {
              windows: [
                [start, end],
                [end + 0.3, end + 0.9],
              ],
            }
          : {},
      );
    });
    const { findings } = await audited(records, moments);
    expect(findings.map(({ rule, record }) => `${rule} ${record}`)).toEqual(
      [0, 1, 2, 3].map((at) => `source-windows-lost ${at}`),
    );
  });

  test("finds negatives that another query, description or label of the video makes true", async () => {
    const records = recordsWith(30);
    const moments = records.map((record, index) => {
      const text = (record.GRPO[1]?.q ?? "").replace("the ", "a ");
      const companion = { window: null, text, origin: "description" as const };
      return sourceOf(record, index < 10 ? { companions: [companion] } : {});
    });
    const { findings } = await audited(records, moments);
    expect(
      findings.map(({ rule, severity, record, path: at }) => `${rule} ${severity} ${record} ${at}`),
    ).toEqual(Array.from({ length: 10 }, (_, index) => `source-truth error ${index} GRPO[1].query`));
  });

  test("says which queries the source does not know, and is silent about videos it does not know", async () => {
    const records = recordsWith(2);
    const [first] = records;
    if (first === undefined) throw new Error("no record");
    const { findings } = await audited(records, [sourceOf(first, { query: "somebody whistles." })]);
    expect(findings.map(({ severity, record, message }) => `${severity} ${record} ${message}`)).toEqual([
      "note 0 the source corpus knows the video but not this query",
    ]);
  });
});
