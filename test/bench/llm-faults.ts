import { spawnSync } from "node:child_process";
import path from "node:path";
import { readManifest } from "../../pipeline/manifests.ts";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { row, scriptArguments, startBenchServer, withFolder } from "./llm-bench.ts";

/**
 * Builds the sample corpora through a server that spoils a share of its replies in every way it knows: what became of every
 * record, how many calls an accepted negative took, and what a second build on the same ledger asks for.
 * Usage: npx tsx test/bench/llm-faults.ts [seed, default 1]
 */
const seed = Number(process.argv[2] ?? 1);

for (const rate of [0, 0.1, 0.3]) await measure(rate);

async function measure(rate: number): Promise<void> {
  const server = await startBenchServer({ faults: rate, seed });
  await withFolder(async (folder) => {
    const run = path.join(folder, "run");
    build(run, server.url, folder);
    const stages = await Promise.all(
      (["categories", "negatives", "validate"] as const).map((name) => readManifest(run, name)),
    );
    let lost = 0;
    for (const manifest of stages) {
      const { in: into = 0, accepted = 0, rejected = 0 } = manifest?.counts ?? {};
      lost += into - accepted - rejected;
      row(`${rate * 100} % faults, ${manifest?.stage ?? "missing"}`, {
        in: into,
        accepted,
        rejected,
        ...manifest?.rejectedBy,
      });
    }
    const again = path.join(folder, "again");
    const before = await calls(server.url);
    build(again, server.url, folder);
    const paidAgain = (await calls(server.url)) - before - 1;
    const accepted = stages[2]?.counts.accepted ?? 0;
    row(`${rate * 100} % faults, together`, {
      lost,
      "calls an accepted negative": (before - 1) / accepted,
      "calls of a second build": paidAgain,
    });
  });
  await server.stop();
}

function build(run: string, url: string, folder: string): void {
  const flags = [
    "build",
    "--sample",
    "--engine",
    "openai",
    "--base-url",
    url,
    "--run",
    run,
    "--concurrency",
    "64",
  ];
  const args = [
    ...scriptArguments("pipeline", "cli"),
    ...flags,
    "--ledger",
    path.join(folder, "ledger"),
    "--seed",
    String(seed),
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: PACKAGE_ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`the build ended with code ${status}: ${stderr}`);
}

/** Calls that the server has had: the number in the name of one more. */
async function calls(url: string): Promise<number> {
  const body = JSON.stringify({ model: "m", messages: [{ role: "user", content: "count" }] });
  for (;;) {
    const response = await fetch(`${url}/chat/completions`, { method: "POST", body }).catch(() => undefined);
    const id = response?.headers.get("x-request-id");
    await response?.text().catch(() => "");
    if (id) return Number(id.slice(4)) + 1;
  }
}
