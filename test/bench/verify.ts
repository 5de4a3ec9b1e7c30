import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { splitStage } from "../../pipeline/8-split/split.ts";
import { exportStage } from "../../pipeline/9-export/export.ts";
import { sizeOf } from "../../pipeline/lib/files.ts";
import { buildRelease } from "../../pipeline/release/build.ts";
import { verify } from "../../pipeline/release/verify.ts";
import { run, testConfig } from "../9-export/run.ts";
import { ABOUT, surroundings } from "../release/released.ts";
import { timed, writeExamples } from "./many-examples.ts";

/**
 * How long verifying a release takes, and its peak of memory. A release is made where the folder holds none, and kept there: run
 * again, the figures are those of the check alone.
 * Usage: npx tsx test/bench/verify.ts [examples, default 50000] [folder, default a temporary one]
 */
async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 50_000);
  const folder = process.argv[3] ?? (await mkdtemp(path.join(tmpdir(), "hivtg-bench-")));
  try {
    const release = path.join(folder, "release");
    if ((await sizeOf(release)) === undefined) await makeRelease(folder, release, count);
    const before = process.cpuUsage();
    const { wall, processor } = await timed(async () => {
      const { checks } = await verify(release, surroundings(folder));
      for (const { name, problems } of checks)
        if (problems.length > 0) console.log(name, problems.slice(0, 3));
    });
    const user = process.cpuUsage(before).user / 1e6;
    const peak = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      `verify: ${wall.toFixed(1)} s, ${processor.toFixed(1)} processor seconds (${user.toFixed(1)} user); peak ${peak} MB`,
    );
  } finally {
    if (process.argv[3] === undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function makeRelease(folder: string, release: string, count: number): Promise<void> {
  await writeExamples(folder, count);
  const config = testConfig(folder, {
    export: {
      formats: ["jsonl", "parquet", "ra-rft", "llama-factory"],
      windows: "omit",
      videoPath: "videos/{video}.mp4",
    },
  });
  await run(splitStage, config);
  await run(exportStage, config);
  const { processor } = await timed(() => buildRelease(config, release, ABOUT, surroundings(folder)));
  console.log(`release: ${processor.toFixed(1)} processor seconds, verifying included`);
}

await main();
