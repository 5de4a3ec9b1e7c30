import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { once } from "node:events";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type * as Audit from "../../pipeline/audit/audit.ts";
import { auditedOf } from "../../pipeline/audit/facts.ts";
import { PROBES } from "../../pipeline/audit/probes/battery.ts";
import { auditInputs, readRecord, sliceInput } from "../../pipeline/audit/read/inputs.ts";
import { sizeOfSlice } from "../../pipeline/audit/read/slice.ts";
import { AUDIT_RULES } from "../../pipeline/audit/rules/registry.ts";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { textTable } from "../../pipeline/lib/table.ts";
import { cleanRecord } from "../audit/planted/clean.ts";
import { measurePlant } from "../audit/planted/measure.ts";
import { PLANTS } from "../audit/planted/plants.ts";
import { SOURCE_PLANTS } from "../audit/planted/plants-by-source.ts";

/**
 * Recall and precision on planted defects, 100 each; the audit's speed and memory with one thread and all, with and without probes;
 * and what each rule costs. Threads are those of the compiled audit: npm run build first.
 * Usage: npx tsx test/bench/audit.ts [records, default 100000] [planted | speed]
 */
async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "hivtg-bench-"));
  try {
    if (process.argv[3] !== "speed") await planted(folder);
    if (process.argv[3] !== "planted") await speed(folder, Number(process.argv[2] ?? 100_000));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function planted(folder: string): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const plant of [...PLANTS, ...SOURCE_PLANTS]) {
    const { planted: count, recall, precision } = await measurePlant(plant, folder, 300, 100);
    rows.push([
      plant.kind,
      plant.rule,
      plant.exact ? "exact" : "graded",
      count,
      percent(recall),
      percent(precision),
    ]);
  }
  console.log(textTable(["planted", "found by", "kind", "times", "recall", "precision"], rows));
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** The compiled audit, which alone can start threads: run npm run build first. */
async function compiledAudit(): Promise<typeof Audit> {
  const file = path.join(PACKAGE_ROOT, "dist", "pipeline", "audit", "audit.js");
  return (await import(pathToFileURL(file).href)) as typeof Audit;
}

/** One record holds one negative, as the released test files do. */
async function speed(folder: string, count: number): Promise<void> {
  const { auditDataset } = await compiledAudit();
  const file = path.join(folder, "large.json");
  await writeLarge(file, count);
  const all = Math.min(4, availableParallelism());
  for (const [threads, probes] of [
    [1, null],
    [all, null],
    [all, PROBES],
  ] as const) {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    await auditDataset([file], new AbortController().signal, { probes, threads });
    const seconds = (performance.now() - start) / 1000;
    const busy = process.cpuUsage(cpu).user / 1e6;
    const peak = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      `${probes === null ? "without" : "with"} probes, ${threads} threads: ${count} records in ${seconds.toFixed(1)} s ` +
        `(${busy.toFixed(1)} s of processor), ${Math.round(count / seconds)} records/s; peak ${peak} MB`,
    );
  }
  await shares(file);
}

/** Records that are timed together, few enough that what was read of them is remembered. */
const TOGETHER = 8;

/** What reading a record and each rule cost, in the median over small groups of records, the first half left out to warm up. */
async function shares(file: string): Promise<void> {
  const rules = AUDIT_RULES.filter((rule) => rule.scope === "record");
  const times = new Map<string, number[]>();
  const timed = <Result>(name: string, work: () => Result): Result => {
    const start = performance.now();
    const result = work();
    times.set(name, [...(times.get(name) ?? []).slice(-2000), performance.now() - start]);
    return result;
  };
  const [input] = await auditInputs([file]);
  if (input === undefined) return;
  for await (const slice of sliceInput(input)) {
    for (let at = 0; at + TOGETHER <= sizeOfSlice(slice); at += TOGETHER) {
      const places = Array.from({ length: TOGETHER }, (_, next) => at + next);
      const records = timed("(reading records)", () =>
        places.map((place) => readRecord(input, 0, slice, place)),
      );
      const audited = records.flatMap(({ record }) => (record === null ? [] : [auditedOf(record)]));
      const facts = audited.flatMap(({ negatives }) => negatives.map((negative) => negative.facts));
      timed("(reading queries)", () => facts.map(({ analysis }) => analysis));
      timed("(reading refusals)", () => facts.map(({ refusalAnalysis }) => refusalAnalysis));
      for (const rule of rules) timed(rule.name, () => audited.map(rule.check));
    }
  }
  const costs = Array.from(times, ([name, all]) => ({ name, cost: (median(all) / TOGETHER) * 1000 }));
  const total = costs.reduce((sum, { cost }) => sum + cost, 0);
  const rows = costs
    .sort((a, b) => b.cost - a.cost)
    .slice(0, 20)
    .map(({ name, cost }) => [name, cost.toFixed(2), percent(cost / total)]);
  console.log(textTable(["part", "µs a record", "% of all"], rows));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

async function writeLarge(file: string, count: number): Promise<void> {
  const stream = createWriteStream(file);
  for (let index = 0; index < count; index++) {
    const record = cleanRecord(index, "large");
    record.GRPO = record.GRPO.filter((_, at) => at === 0 || at === 1 + (index % 3));
    const text = `${index === 0 ? "[" : ","}\n${JSON.stringify(record)}`;
    if (!stream.write(text)) await once(stream, "drain");
  }
  stream.end("\n]");
  await once(stream, "close");
}

await main();
