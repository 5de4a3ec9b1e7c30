import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditCommand } from "../../pipeline/commands/audit.ts";
import { buildCommand } from "../../pipeline/commands/build.ts";
import type { CommandIo } from "../../pipeline/commands/command.ts";
import { sizeOf } from "../../pipeline/lib/files.ts";
import { silentReporter } from "../../pipeline/lib/progress.ts";
import { judgement } from "../../schemas/judgement.ts";
import { recordsWith } from "../audit/support.ts";
import { type LlmServer, startServer } from "../llm-server/server.ts";
import { quietIo } from "../support/command-io.ts";
import { scratchFolder } from "../support/scratch.ts";

let folder: string;
let server: LlmServer;
let printed: string[];
let told: string[];
let io: CommandIo;
beforeEach(async () => {
  folder = await scratchFolder();
  server = await startServer();
  [printed, told] = [[], []];
  io = quietIo(folder, {
    print: (text) => void printed.push(text),
    reporter: () => ({ ...silentReporter, told: (message) => void told.push(message) }),
  });
  await writeFile(path.join(folder, "made.json"), JSON.stringify(recordsWith(4)));
});
afterEach(() => server.close());

const audit = (...args: string[]): Promise<unknown> =>
  auditCommand(io).parseAsync(["--no-probes", "--base-url", server.url, ...args], { from: "user" });

describe("audit --judge", () => {
  it("asks nothing unless it is told to", async () => {
    await audit("made.json");
    expect(printed.join("\n")).not.toContain("Judged by");
    expect(server.counts.calls).toBe(0);
  });

  it("judges a file through the ledger that is named, tells what it costs, and writes what was said", async () => {
    const flags = ["made.json", "--judge", "--judge-sample", "5", "--ledger", "replies"];
    await audit(...flags, "--judgements", "said.ndjson");
    expect(server.counts.calls).toBe(10);
    expect(printed.join("\n")).toMatch(/Judged by gpt-5-mini: 5 of 12 negatives/u);
    expect(told.join("\n")).toMatch(/refusal-categories +5 +0/u);
    expect(told.at(-1)).toMatch(/^judges: .*calls 10/u);
    const lines = (await readFile(path.join(folder, "said.ndjson"), "utf8")).trim().split("\n");
    expect(lines.map((line) => judgement.parse(JSON.parse(line)).presence.verdict)).toHaveLength(5);
    const first = printed.at(-1);
    await audit(...flags, "--replay");
    expect(printed.at(-1)).toBe(first);
    expect(server.counts.calls).toBe(10);
  });

  it("names the price of judging alone, and leaves files as they are", async () => {
    await writeFile(path.join(folder, "said.ndjson"), "kept");
    const flags = ["--judge-estimate", "--ledger", "replies", "--judgements", "said.ndjson"];
    await audit("made.json", ...flags);
    expect(told.join("\n")).toMatch(/presence +12 +0/u);
    expect(server.counts.calls).toBe(0);
    expect(await readFile(path.join(folder, "said.ndjson"), "utf8")).toBe("kept");
  });

  it("keeps the replies about a run in the run's own ledger, and makes a gate of them", async () => {
    const run = path.join(folder, "run");
    await buildCommand(io).parseAsync(["--sample", "--limit", "4", "--run", run], { from: "user" });
    const failed = audit(run, "--judge", "--judge-sample", "200", "--fail-on", "judged-categories");
    await expect(failed).rejects.toThrow(/judged-categories: \d+ found/u);
    expect(await sizeOf(path.join(run, "ledger", "CURRENT"))).toBeGreaterThan(0);
  });

  it.each([
    [["made.json"], /--ledger <dir>: only a run has one/u],
    [
      ["made.json", "--ledger", "replies", "--judge-sample", "0"],
      /--judge-sample: expected a number from 1/u,
    ],
    [["made.json", "--ledger", "replies", "--budget-usd", "0.001"], /budget: .*--budget-usd/u],
  ])("refuses %j", async (flags, message) => {
    await expect(audit(...flags, "--judge")).rejects.toThrow(message);
  });
});
