import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { splitStage } from "../../pipeline/8-split/split.ts";
import { exportStage } from "../../pipeline/9-export/export.ts";
import { EXPORT_FORMATS, type ExportFormatName } from "../../schemas/config.ts";
import { run, testConfig } from "../9-export/run.ts";
import { timed, type Took, writeExamples } from "./many-examples.ts";

/**
 * Examples a second of each export format, and the peak of memory over all of them together.
 * Usage: npx tsx test/bench/export.ts [examples, default 20000] [together]
 */
async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 20_000);
  const folder = await mkdtemp(path.join(tmpdir(), "hivtg-bench-"));
  try {
    await writeExamples(folder, count);
    const config = testConfig(folder);
    report("split", count, await timed(() => run(splitStage, config)));
    const groups: ExportFormatName[][] =
      process.argv[3] === "together" ? [[...EXPORT_FORMATS]] : EXPORT_FORMATS.map((format) => [format]);
    for (const formats of groups) {
      const one = testConfig(folder, { export: { ...config.export, formats } });
      report(formats.join(", "), count, await timed(() => run(exportStage, one)));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function report(what: string, count: number, { wall, processor }: Took): void {
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${what}: ${Math.round(count / wall)} examples/s (${wall.toFixed(1)} s), ${Math.round(count / processor)} a processor second; peak so far ${peak} MB`,
  );
}

await main();
