import { writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { buildCommand } from "../../pipeline/commands/build.ts";
import { OperatorError } from "../../pipeline/lib/errors.ts";
import { sizeOf } from "../../pipeline/lib/files.ts";
import { quietIo } from "../support/command-io.ts";
import { auditReport } from "../../schemas/audit-report.ts";
import { scratchFolder } from "../support/scratch.ts";

let folder: string;
let printed: string[];
beforeEach(async () => {
  folder = await scratchFolder();
  printed = [];
});

/** Builds a few moments of the sample corpora. */
async function build(...flags: string[]): Promise<string> {
  const io = quietIo(folder, { print: (text) => void printed.push(text) });
  const run = path.join(folder, "run");
  await buildCommand(io).parseAsync(["--sample", "--limit", "12", "--run", run, ...flags], { from: "user" });
  return printed.join("\n");
}

const exported = (): Promise<number | undefined> =>
  sizeOf(path.join(folder, "run", "9-export", "ra-rft", "train.json"));

describe("a build", () => {
  it("shows an audit of what it made, without probes, and again when all is up to date", async () => {
    const text = await build();
    expect(text).toMatch(/Audit of run \(\d+\): 0 errors/u);
    expect(text).not.toContain("By text alone");
    printed = [];
    expect(await build()).toMatch(/Audit of run \(\d+\): 0 errors/u);
  });

  it("tells it as JSON beside what it made, with probes where a limit asks for them", async () => {
    const { audit, stages } = JSON.parse(await build("--json", "--gate", "probes=0-100")) as {
      audit: unknown;
      stages: unknown[];
    };
    expect(stages).toHaveLength(9);
    expect(auditReport.parse(audit).probes?.results.length).toBeGreaterThan(3);
  });

  it("fails where the audit breaks a limit, and leaves the data set there", async () => {
    const failed = build("--gate", "errors", "--gate", "entropy<3.5");
    await expect(failed).rejects.toThrow(/--gate: entropy<3\.5: category entropy is .*; the data set stays/u);
    await expect(failed).rejects.toMatchObject({ exitCode: 1 });
    expect(printed.join("\n")).toContain("Audit of run");
    expect(await exported()).toBeGreaterThan(0);
  });

  it("reads limits from a file, remarks aside", async () => {
    await writeFile(path.join(folder, "limits.txt"), "# ours\nerrors\n\nentropy<3.5   # bits\n");
    await expect(build("--gate", "limits.txt")).rejects.toThrow(/--gate: entropy<3\.5/u);
    await writeFile(path.join(folder, "limits.txt"), "errors\nsuspicions>9999\n");
    await build("--gate", "limits.txt");
  });

  it.each([
    ["sparkle", /--gate sparkle: no such limit/u],
    ["none.txt", /--gate none\.txt: neither a limit.* nor a file of limits/u],
    ["probes=60-40", /--gate probes=60-40: the band must rise/u],
  ])("refuses --gate %s before any work is done", async (gate, message) => {
    await expect(build("--gate", gate)).rejects.toThrow(message);
    await expect(build("--gate", gate)).rejects.toBeInstanceOf(OperatorError);
    expect(await sizeOf(path.join(folder, "run"))).toBeUndefined();
  });
});
