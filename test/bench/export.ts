import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { once } from "node:events";
import { splitStage } from "../../pipeline/8-split/split.ts";
import { exportStage } from "../../pipeline/9-export/export.ts";
import { EXPORT_FORMATS, type ExportFormatName } from "../../schemas/config.ts";
import { makeExample } from "../9-export/examples.ts";
import { pretendExamples, run, testConfig } from "../9-export/run.ts";

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

/** Writes the examples straight to the files of stages 1 and 7: a million of them would not fit into memory. */
async function writeExamples(folder: string, count: number): Promise<void> {
  await pretendExamples(folder, []);
  const files = ["1-corpus", "7-select"].map((stage) =>
    createWriteStream(path.join(folder, stage, "records.ndjson")),
  );
  for (let i = 0; i < count; i++) {
    const example = makeExample(`corpus-${i % 3}/v${i >> 2}/q${i}`, {
      moment: { query: `a person lifts box number ${i} off shelf ${i % 97}.` },
    });
    for (const [place, file] of files.entries())
      if (!file.write(`${JSON.stringify(place === 0 ? example.moment : example)}\n`))
        await once(file, "drain");
  }
  for (const file of files) {
    file.end();
    await once(file, "close");
  }
}

/** Seconds that passed, and seconds of the processor, which other work on the machine does not stretch. */
interface Took {
  readonly wall: number;
  readonly processor: number;
}

async function timed(work: () => Promise<unknown>): Promise<Took> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - start) / 1000, processor: (user + system) / 1e6 };
}

function report(what: string, count: number, { wall, processor }: Took): void {
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${what}: ${Math.round(count / wall)} examples/s (${wall.toFixed(1)} s), ${Math.round(count / processor)} a processor second; peak so far ${peak} MB`,
  );
}

await main();
