import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { specOfFlags } from "../../pipeline/commands/flags.ts";
import { resolveConfig } from "../../pipeline/config.ts";
import { silentReporter } from "../../pipeline/lib/progress.ts";
import { textTable } from "../../pipeline/lib/table.ts";
import { withRun } from "../../pipeline/open-run.ts";
import { runStage } from "../../pipeline/run.ts";
import { STAGES } from "../../pipeline/stages.ts";
import { repeatedSamples } from "../support/corpora.ts";

// Where a build's time goes: moments a second and share of each stage, built-in engine, and the peak of memory.
//   npx tsx test/bench/build.ts 20                                   the sample corpora twenty times over
//   npx tsx test/bench/build.ts charades-sta=train.txt,v1.csv …      corpora of your own
const given = process.argv.slice(2);
const times = Number(given[0] ?? "10");
const folder = await mkdtemp(path.join(tmpdir(), "hivtg-bench-"));
const corpora = Number.isNaN(times)
  ? given
  : (await repeatedSamples(folder, times)).filter((word) => word !== "--corpus");
const { config } = resolveConfig({
  flag: { ...specOfFlags({ corpus: corpora }, process.cwd()), run: path.join(folder, "run") },
});
const effects = {
  reporter: silentReporter,
  signal: new AbortController().signal,
  clock: () => performance.now(),
  secrets: { apiKey: undefined },
};
const rows: { stage: string; seconds: number; cpu: number; units: number }[] = [];
let moments = 0;
await withRun(config, effects, async (context) => {
  for (const stage of STAGES) {
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    const { counts } = await runStage(stage, context);
    const used = process.cpuUsage(cpu);
    if (stage.name === "corpus") moments = counts.accepted;
    rows.push({
      stage: stage.name,
      seconds: (performance.now() - began) / 1000,
      cpu: (used.user + used.system) / 1e6,
      units: counts.in,
    });
  }
});
const whole = rows.reduce((sum, { cpu }) => sum + cpu, 0);
console.log(
  textTable(
    ["stage", "units in", "wall s", "CPU s", "moments per CPU s", "share of CPU"],
    rows.map(({ stage, seconds, cpu, units }) => [
      stage,
      units,
      seconds.toFixed(2),
      cpu.toFixed(2),
      Math.round(moments / cpu),
      `${((cpu / whole) * 100).toFixed(1)} %`,
    ]),
  ),
);
console.log(
  `${moments.toLocaleString("en-US")} moments, ${Math.round(moments / whole)} a CPU second; peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
await rm(folder, { recursive: true, force: true });
