import path from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, startCli } from "../support/cli.ts";
import { repeatedSamples } from "../support/corpora.ts";
import { filesOf } from "../support/runs.ts";
import { scratchFolder } from "../support/scratch.ts";

describe("Ctrl-C", () => {
  it(
    "stops the build with exit code 130, says how to go on, and leaves everything intact",
    { timeout: 600_000 },
    async () => {
      const folder = await scratchFolder();
      const corpora = await repeatedSamples(folder, 4);
      const build = (run: string): string[] => [
        "build",
        ...corpora,
        ...["--run", path.join(folder, run), "--select", "mixed"],
      ];
      const { child, ended } = startCli(build("stopped"));
      await firstProgress(child.stderr);
      child.kill("SIGINT");
      const stopped = await ended;
      expect(stopped.code, stopped.err).toBe(130);
      expect(stopped.err).toContain("run the same command again to go on");
      const again = await runCli(build("stopped"));
      expect(again.code, again.err).toBe(0);
      await runCli(build("reference"));
      expect(await filesOf(path.join(folder, "stopped"))).toEqual(
        await filesOf(path.join(folder, "reference")),
      );
    },
  );
});

/** Resolves with the first finished stage: the build is then in the middle of its work. */
async function firstProgress(stderr: NodeJS.ReadableStream | null): Promise<void> {
  await new Promise((resolve) => stderr?.once("data", resolve));
}
