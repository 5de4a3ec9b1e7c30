import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { auditDataset } from "../../pipeline/audit/audit.ts";
import { PROBES } from "../../pipeline/audit/probes/battery.ts";
import { textTable } from "../../pipeline/lib/table.ts";
import { cleanRecord } from "../audit/planted/clean.ts";
import { measurePlant } from "../audit/planted/measure.ts";
import { PLANTS } from "../audit/planted/plants.ts";
import { SOURCE_PLANTS } from "../audit/planted/plants-by-source.ts";

/**
 * Recall and precision on planted defects, 100 each, and the audit's speed and memory with and without probes.
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

/** One record holds one negative, as the released test files do. */
async function speed(folder: string, count: number): Promise<void> {
  const file = path.join(folder, "large.json");
  await writeLarge(file, count);
  for (const probes of [null, PROBES]) {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    await auditDataset([file], new AbortController().signal, { probes });
    const seconds = (performance.now() - start) / 1000;
    const busy = process.cpuUsage(cpu).user / 1e6;
    const peak = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      `${probes === null ? "without" : "with"} probes: ${count} records in ${seconds.toFixed(1)} s (${busy.toFixed(1)} s of processor), ` +
        `${Math.round(count / seconds)} records/s; peak ${peak} MB`,
    );
  }
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
