import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { seededRandom } from "../../pipeline/lib/random.ts";
import { row, scriptArguments, startBenchServer, withFolder } from "./llm-bench.ts";

/**
 * Kills builds through the openai engine (kill -9) at seeded instants, resumes each until it is done, and compares the exported
 * bytes and the calls paid with those of builds that nobody disturbed.
 * Usage: npx tsx test/bench/llm-kill.ts [kills, default 20] [seed, default 1]
 */
const kills = Number(process.argv[2] ?? 20);
const seed = Number(process.argv[3] ?? 1);
const AT_ONCE = 16;

const server = await startBenchServer({ latency: 150 });
await withFolder(async (folder) => {
  const random = seededRandom(seed, "kills");
  const whole = path.join(folder, "whole");
  const started = performance.now();
  await build(whole, Infinity);
  const longest = performance.now() - started;
  const reference = await exported(whole);
  let [done, runs, different] = [0, 0, 0];
  while (done < kills) {
    const run = path.join(folder, `run-${runs++}`);
    while (done < kills && !(await build(run, random.next() * longest))) done += 1;
    await build(run, Infinity);
    if ((await exported(run)) !== reference) different += 1;
    row("so far", { kills: done, builds: runs, "different bytes": different });
  }
  row("killed builds", { kills: done, builds: runs, "different bytes": different });
  const { calls } = await server.stop();
  const paidOnce = await callsOfOneBuild();
  const again = calls - (runs + 1) * paidOnce;
  row("calls", {
    "of one build": paidOnce,
    "paid again": again,
    "under way at the kills, at most": done * AT_ONCE,
  });
});

/** Runs a build and kills it after so many milliseconds; whether it ended by itself. */
async function build(run: string, killAfterMs: number, url = server.url): Promise<boolean> {
  const flags = ["build", "--sample", "--engine", "openai", "--base-url", url, "--run", run];
  const child = spawn(
    process.execPath,
    [...scriptArguments("pipeline", "cli"), ...flags, "--concurrency", String(AT_ONCE)],
    {
      cwd: PACKAGE_ROOT,
      stdio: "ignore",
    },
  );
  const timer = Number.isFinite(killAfterMs)
    ? setTimeout(() => child.kill("SIGKILL"), killAfterMs)
    : undefined;
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  clearTimeout(timer);
  if (signal === null && code !== 0) throw new Error(`a build ended with code ${code}`);
  return signal === null;
}

async function exported(run: string): Promise<string> {
  const names = ["train.json", "val.json", "test.json"];
  const files = names.map((name) => readFile(path.join(run, "9-export", "ra-rft", name), "utf8"));
  return (await Promise.all(files)).join("\n");
}

async function callsOfOneBuild(): Promise<number> {
  const fresh = await startBenchServer({ latency: 150 });
  await withFolder((folder) => build(path.join(folder, "run"), Infinity, fresh.url));
  return (await fresh.stop()).calls;
}
