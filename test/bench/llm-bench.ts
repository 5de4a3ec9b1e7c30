import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Engine } from "../../pipeline/engine/engine.ts";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import type { ServerCounts } from "../llm-server/server.ts";
import { negativesRequest } from "../engine/openai/support.ts";

/** A loopback server in a process of its own, so that its work does not count as the engine's. */
export interface BenchServer {
  readonly url: string;
  /** Ends it and returns what it counted, and the CPU time it took, microseconds. */
  stop(): Promise<ServerCounts & { readonly cpu: NodeJS.CpuUsage }>;
}

/** Arguments of node that run one of our scripts: the compiled one when the bench is compiled, else through tsx. */
export function scriptArguments(...parts: readonly string[]): string[] {
  const script = path.join(PACKAGE_ROOT, ...parts);
  if (import.meta.filename.endsWith(".js")) return [`${script}.js`];
  return ["--import", "tsx", `${script}.ts`];
}

/** Starts test/llm-server/serve.ts with its options; a flag is an option whose value is true. */
export async function startBenchServer(
  options: Readonly<Record<string, string | number | true>>,
): Promise<BenchServer> {
  const flags = Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, String(value)],
  );
  const child = spawn(
    process.execPath,
    [...scriptArguments("test", "llm-server", "serve"), "--port", "0", ...flags],
    {
      cwd: PACKAGE_ROOT,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const lines = linesOf(child);
  const url = await lines.next();
  return {
    url,
    stop: async () => {
      child.kill("SIGINT");
      const counts = JSON.parse(await lines.next()) as ServerCounts & { cpu: NodeJS.CpuUsage };
      await once(child, "close");
      return counts;
    },
  };
}

function linesOf(child: ChildProcess): { next: () => Promise<string> } {
  let text = "";
  const waiting: (() => void)[] = [];
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    for (const wake of waiting.splice(0)) wake();
  });
  child.once("close", () => waiting.splice(0).forEach((wake) => wake()));
  const next = async (): Promise<string> => {
    for (;;) {
      const end = text.indexOf("\n");
      if (end !== -1) {
        const line = text.slice(0, end);
        text = text.slice(end + 1);
        return line;
      }
      if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return { next };
}

/** What a load took. */
export interface Measured {
  readonly seconds: number;
  readonly cpuMsPerCall: number;
  readonly peakRssMb: number;
}

/** Runs a task so many times, so many at once. */
export async function load(
  count: number,
  atOnce: number,
  task: (number: number) => Promise<unknown>,
): Promise<Measured> {
  let next = 0;
  let peak = 0;
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 500);
  const cpu = process.cpuUsage();
  const start = performance.now();
  const worker = async (): Promise<void> => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(sampler);
  return {
    seconds,
    cpuMsPerCall: (user + system) / 1000 / count,
    peakRssMb: Math.max(peak, process.memoryUsage.rss()) / 1e6,
  };
}

/** Asks an engine for the negatives of one moment after another. */
export function askMany(engine: Engine, count: number, atOnce: number): Promise<Measured> {
  return load(count, atOnce, (number) => engine.ask(negativesRequest(number)));
}

/** A folder for one bench, removed behind it. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "hivtg-bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One line of figures. */
export function row(name: string, figures: Readonly<Record<string, string | number>>): void {
  const cells = Object.entries(figures).map(
    ([key, value]) => `${key} ${typeof value === "number" ? round(value) : value}`,
  );
  process.stdout.write(`${name.padEnd(34)} ${cells.join(" · ")}\n`);
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
