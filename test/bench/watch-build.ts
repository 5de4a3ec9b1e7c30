import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** What one stage cost. The first includes the start of the process. */
export interface StageFigures {
  readonly stage: string;
  /** Units in, and accepted. */
  readonly units: number;
  readonly accepted: number;
  readonly seconds: number;
  readonly cpu: number;
  /** Most memory resident during the stage, MB (2^20). */
  readonly peak: number;
}

/** What a build cost. */
export interface BuildFigures {
  readonly stages: readonly StageFigures[];
  /** Most memory resident at any time, MB (2^20). */
  readonly peak: number;
}

const FINISHED = /^(\w+): ([\d,]+) of ([\d,]+) .+ accepted/u;
const TICKS_PER_SECOND = 100;

/** Runs `hivtg build` and reads from /proc what each stage costs, as the lines on standard error tell that it has finished. */
export async function watchBuild(cli: string, args: readonly string[]): Promise<BuildFigures> {
  const child = spawn(process.execPath, [cli, "build", ...args], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "exit");
  const pid = child.pid ?? 0;
  const stages: StageFigures[] = [];
  const said: string[] = [];
  let [began, spent, peak] = [performance.now(), 0, 0];
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    const [, stage, accepted, units] = FINISHED.exec(line) ?? [];
    if (stage === undefined || accepted === undefined || units === undefined) continue;
    const [now, used, most] = [performance.now(), cpuSeconds(pid), peakMb(pid)];
    forgetPeak(pid);
    stages.push({
      stage,
      units: numberOf(units),
      accepted: numberOf(accepted),
      seconds: (now - began) / 1000,
      cpu: Math.max(used - spent, 1 / TICKS_PER_SECOND),
      peak: most,
    });
    [began, spent, peak] = [now, used, Math.max(peak, most)];
  }
  const [code] = (await ended) as [number | null];
  if (code !== 0)
    throw new Error(`the build ended with ${code ?? "a signal"}:\n${said.slice(-5).join("\n")}`);
  return { stages, peak };
}

function numberOf(text: string): number {
  return Number(text.replaceAll(",", ""));
}

function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function peakMb(pid: number): number {
  const found = /^VmHWM:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(found?.[1] ?? 0) / 1024;
}

/** Lets the peak be counted anew from here on. */
function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}
