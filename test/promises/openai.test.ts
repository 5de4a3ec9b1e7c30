import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { seededRandom } from "../../pipeline/lib/random.ts";
import { type LlmServer, startServer } from "../llm-server/server.ts";
import { runCli, startCli } from "../support/cli.ts";
import { repeatedSamples } from "../support/corpora.ts";
import { filesOf } from "../support/runs.ts";
import { scratchFolder } from "../support/scratch.ts";

const CONCURRENCY = 8;
const KEY = "sk-test-this-must-never-be-written";

let server: LlmServer | undefined;
afterEach(async () => {
  await server?.close();
});

describe("a build through a paying engine", () => {
  it("buys no reply twice over kills, and ends in the same bytes", { timeout: 300_000 }, async () => {
    const paid = await startServer({ latencyMs: 15 });
    server = paid;
    const folder = await scratchFolder();
    const corpora = await repeatedSamples(folder, 1);
    const build = (run: string): string[] => {
      const flags = ["--run", path.join(folder, run), "--engine", "openai", "--base-url", paid.url];
      return ["build", ...corpora, ...flags, "--concurrency", String(CONCURRENCY)];
    };
    const environment = { OPENAI_API_KEY: KEY };
    const reference = await runCli(build("reference"), environment);
    expect(reference.code, reference.err).toBe(0);
    const needed = paid.counts.calls;
    const random = seededRandom("kill-openai");
    let kills = 0;
    for (; kills < 12; kills++) {
      const { child, ended } = startCli(build("killed"), environment);
      const calls = paid.counts.calls + 1 + random.below(Math.ceil(needed / 12));
      let over = false;
      void ended.then(() => (over = true));
      while (!over && paid.counts.calls < calls) await sleep(1);
      child.kill("SIGKILL");
      if ((await ended).signal !== "SIGKILL") break;
    }
    expect(kills).toBeGreaterThan(5);
    const last = await runCli(build("killed"), environment);
    expect(last.code, last.err).toBe(0);
    expect(paid.counts.calls - needed).toBeLessThanOrEqual(needed + kills * CONCURRENCY);
    const [expected, found] = [
      await filesOf(path.join(folder, "reference")),
      await filesOf(path.join(folder, "killed")),
    ];
    expect(found).toEqual(expected);
    const before = paid.counts.calls;
    const replay = await runCli([...build("killed"), "--replay"], {});
    expect(replay.code, replay.err).toBe(0);
    expect(paid.counts.calls).toBe(before);
    expect(Object.values(found).join("") + last.err + last.out + replay.err).not.toContain(KEY);
  });
});
