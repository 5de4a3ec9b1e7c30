import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { textTable } from "../../pipeline/lib/table.ts";
import { SAMPLE_CORPORA } from "../support/corpora.ts";
import { repeatCorpora } from "../support/repeat.ts";
import { type BuildFigures, watchBuild } from "./watch-build.ts";

// Where a build's time and memory go: moments a second, share of CPU and peak of memory of each stage, for the corpora as they are
// and N times over under other video ids, and the ratio of the two. Watches dist/ from outside (Linux): run npm run build first.
//   npx tsx test/bench/build.ts                                       the samples, as they are and ten times over
//   npx tsx test/bench/build.ts --times 3 --limit 500 charades-sta=train.txt,v1.csv qvhighlights=val.jsonl
//   npx tsx test/bench/build.ts --times 10 --only charades-sta=…      without the build of the corpora as they are
const words = process.argv.slice(2);

function numberAfter(flag: string): number | undefined {
  const at = words.indexOf(flag);
  return at < 0 ? undefined : Number(words.splice(at, 2)[1]);
}

const times = numberAfter("--times") ?? 10;
const limit = numberAfter("--limit");
const only = words.includes("--only");
const corpora = words.filter((word) => word !== "--only");
const cli = path.join(PACKAGE_ROOT, "dist", "pipeline", "cli.js");
if (!existsSync(cli)) throw new Error(`${cli} is missing: run npm run build first`);

const folder = await mkdtemp(path.join(tmpdir(), "hivtg-bench-"));
const peaks: number[] = [];
try {
  for (const copies of only ? [times] : [1, times]) {
    const given = corpora.length === 0 ? SAMPLE_CORPORA : corpora;
    const repeated = await repeatCorpora(given, path.join(folder, `x${copies}`), copies);
    const figures = await watchBuild(cli, [
      ...repeated.flatMap((corpus) => ["--corpus", corpus]),
      ...["--run", path.join(folder, `run-x${copies}`)],
      ...(limit === undefined ? [] : ["--limit", String(limit * copies)]),
    ]);
    console.log(`\nCorpora times ${copies}\n${report(figures)}`);
    peaks.push(figures.peak);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
const [once, repeated] = peaks;
if (once !== undefined && repeated !== undefined)
  console.log(`\nPeak of memory times ${times} : times 1 = ${(repeated / once).toFixed(3)}`);

function report({ stages, peak }: BuildFigures): string {
  const moments = stages[0]?.accepted ?? 0;
  const whole = stages.reduce((sum, { cpu }) => sum + cpu, 0);
  const table = textTable(
    ["stage", "units in", "wall s", "CPU s", "moments per CPU s", "share of CPU", "peak MB"],
    stages.map((one) => [
      one.stage,
      one.units,
      one.seconds.toFixed(2),
      one.cpu.toFixed(2),
      Math.round(moments / one.cpu),
      `${((one.cpu / whole) * 100).toFixed(1)} %`,
      Math.round(one.peak),
    ]),
  );
  const count = moments.toLocaleString("en-US");
  return `${table}\n${count} moments, ${Math.round(moments / whole)} a CPU second; peak ${Math.round(peak)} MB`;
}
