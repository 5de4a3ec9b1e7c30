import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { startPlainServer } from "../llm-server/plain.ts";
import { row, scriptArguments, withFolder } from "./llm-bench.ts";

/**
 * Plans so many requests from a corpus of as many moments, kills the stage that asks for them (kill -9) when nine tenths are
 * answered, and runs it again: seconds until the first new call, calls paid again, peak memory of both.
 * Usage: npx tsx test/bench/llm-resume.ts [moments, default 100000]
 */
const moments = Number(process.argv[2] ?? 100_000);
const AT_ONCE = 256;
const MAPPING =
  "container: { format: jsonl }\nvideo: v\nquery: q\nstart: s\nend: e\ntimes: { unit: seconds }\nduration: d\n";

const server = await startPlainServer(0, 0);
await withFolder(async (folder) => {
  const run = ["--run", path.join(folder, "run")];
  const corpus = path.join(folder, "corpus.jsonl");
  const mapping = path.join(folder, "corpus.yaml");
  await writeCorpus(corpus, mapping);
  await ended(hivtg("ingest", ...run, "--corpus", `mine=${corpus}`, "--mapping", mapping));
  await ended(hivtg("context", ...run));
  const ask = ["categories", ...run, "--engine", "openai", "--base-url", server.url];
  const asking = (): ChildProcess => hivtg(...ask, "--concurrency", String(AT_ONCE));

  const first = asking();
  const peak = await watch(first, () => server.counts.calls >= 0.9 * moments);
  first.kill("SIGKILL");
  await once(first, "close");
  await sleep(500); // what was on its way arrives
  const before = server.counts.calls;
  row("killed", { calls: before, of: moments, "peak RSS MB": peak });

  const start = performance.now();
  const second = asking();
  const early = await watch(second, () => server.counts.calls > before);
  const seconds = (performance.now() - start) / 1000;
  const late = await watch(second, () => false);
  row("resumed", {
    "seconds to the first new call": seconds,
    "calls paid again": server.counts.calls - moments,
    "under way at the kill, at most": AT_ONCE,
    "peak RSS MB": Math.max(early, late),
  });
});
await server.close();

async function writeCorpus(corpus: string, mapping: string): Promise<void> {
  const file = await open(corpus, "w");
  for (let at = 0; at < moments; at += 1000) {
    const lines = Array.from({ length: Math.min(1000, moments - at) }, (_, index) => {
      const number = at + index;
      return `${JSON.stringify({ v: `v${Math.floor(number / 4)}.mp4`, q: `A person opens door ${number} of the house.`, s: 1, e: 5.5, d: 30 })}\n`;
    });
    await file.write(lines.join(""));
  }
  await file.close();
  const map = await open(mapping, "w");
  await map.write(MAPPING);
  await map.close();
}

function hivtg(...flags: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...scriptArguments("pipeline", "cli"), ...flags], {
    cwd: PACKAGE_ROOT,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function ended(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`a command ended with code ${code}`);
}

/** Waits until something holds or the process has ended; returns the most memory it had, megabytes. */
async function watch(child: ChildProcess, until: () => boolean): Promise<number> {
  let peak = 0;
  while (child.exitCode === null && child.signalCode === null && !until()) {
    peak = Math.max(peak, await peakOf(child.pid));
    await sleep(20);
  }
  return peak;
}

/** The peak that Linux keeps for a process; 0 elsewhere. */
async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmHWM:\s+(\d+) kB/u.exec(status)?.[1] ?? 0) / 1000;
}
