import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../support/cli.ts";
import { scratchFolder } from "../support/scratch.ts";
import { recordsWith } from "./support.ts";

/** Records enough for several slices: some repeat a negative, or call false what is true of their video, slices away. */
function manyRecords(): unknown[] {
  return recordsWith(1500, (record, index) => {
    const [positive, negative, other] = record.GRPO;
    if (positive === undefined || negative === undefined || other === undefined) return;
    if (index % 400 === 399) other.q = negative.q;
    if (index % 300 === 299) negative.q = positive.q;
    if (index % 7 === 0) negative.a = negative.a.replace(". ", ".");
    if (index % 11 === 0) record.duration = 3;
    if (index >= 750) record.video = `V${index % 500}.mp4`;
  });
}

describe("threads", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await scratchFolder();
  });

  test("change nothing in the report, whatever their number", async () => {
    const file = path.join(folder, "many.json");
    const records = manyRecords();
    await writeFile(file, `[${JSON.stringify(records).slice(1, -1)}, {"video": NaN}]`);
    const baseline = path.join(folder, "baseline.json");
    const accept = [
      { rule: "window-beyond-duration", reason: "known" },
      { rule: "refusal-blanks", video: "no such video", reason: "gone" },
    ];
    await writeFile(baseline, JSON.stringify({ accept }));
    const audit = (threads: number): Promise<{ out: string }> =>
      runCli(["audit", file, "--no-probes", "--json", "--baseline", baseline, "--threads", String(threads)]);
    const [alone, together] = [await audit(1), await audit(3)];
    expect(together.out).toBe(alone.out);
    const report = JSON.parse(alone.out) as {
      totals: Record<string, number>;
      rules: { name: string }[];
      unusedAcceptances: unknown[];
    };
    expect(report.totals).toMatchObject({ records: records.length, unreadable: 1 });
    expect(report.totals["accepted"]).toBeGreaterThan(0);
    expect(report.unusedAcceptances).toHaveLength(1);
    expect(report.rules.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["duplicate-negative", "label-conflict", "several-durations", "refusal-blanks"]),
    );
  });

  test("pass on what stops them, as one thread alone would say it", async () => {
    const run = path.join(folder, "run", "7-select");
    await mkdir(run, { recursive: true });
    await writeFile(path.join(run, "records.ndjson"), `{"not": "an example"}\n`);
    const audit = (threads: string): Promise<{ code: number | null; err: string }> =>
      runCli(["audit", path.dirname(run), "--no-probes", "--threads", threads]);
    const [alone, together] = [await audit("1"), await audit("2")];
    expect(together).toEqual(alone);
    expect(alone.code).toBe(1);
    expect(alone.err).toContain("records.ndjson:1: not a record of this stage");
  });

  test("are a whole number from 1", async () => {
    const { code, err } = await runCli(["audit", "any.json", "--threads", "none"]);
    expect(code).toBe(2);
    expect(err).toContain("--threads: expected a whole number");
  });
});
