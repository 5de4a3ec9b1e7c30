import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAMPLE } from "../../../../pipeline/commands/sample.ts";
import { resolveConfig } from "../../../../pipeline/config.ts";
import { stageRecords } from "../../../../pipeline/join.ts";
import { silentReporter } from "../../../../pipeline/lib/progress.ts";
import { readManifest } from "../../../../pipeline/manifests.ts";
import { withRun } from "../../../../pipeline/open-run.ts";
import { runStage } from "../../../../pipeline/run.ts";
import { STAGES } from "../../../../pipeline/stages.ts";
import type { Candidate } from "../../../../schemas/candidate.ts";
import type { ConfigSpec } from "../../../../schemas/config.ts";
import type { StageManifest } from "../../../../schemas/manifest.ts";
import { type LlmServer, startServer } from "../../../llm-server/server.ts";
import { filesOf } from "../../../support/runs.ts";
import { collect, scratchFolder } from "../../../support/scratch.ts";

/** Builds the sample corpora as far as validation, through a scripted model that obeys what it is offered. */
async function build(run: string, url: string, changes: ConfigSpec): Promise<StageManifest | undefined> {
  const flag = { ...SAMPLE, run, baseUrl: url, engine: "openai", limit: 12, repairs: 0, ...changes } as const;
  const { config } = resolveConfig({ flag });
  const effects = { reporter: silentReporter, signal: new AbortController().signal, clock: () => 0 };
  return withRun(config, { ...effects, secrets: { apiKey: undefined } }, async (context) => {
    for (const stage of STAGES.slice(0, 6)) await runStage(stage, context);
    return readManifest(run, "validate");
  });
}

const candidatesOf = (run: string): Promise<Candidate[]> => collect(stageRecords(run, "validate"));

const isSteered = ({ provenance }: Candidate): boolean =>
  provenance.replies.every(({ prompt }) => prompt.startsWith("steered@"));

describe("the steered prompt", () => {
  let server: LlmServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it("is obeyed, passes validation, and says in provenance what was offered", async () => {
    const run = path.join(await scratchFolder(), "run");
    const manifest = await build(run, server.url, { writers: ["steered"] });
    const { in: asked, accepted } = manifest?.counts ?? { in: 0, accepted: 0 };
    expect(accepted / asked).toBeGreaterThan(0.8);
    const candidates = await candidatesOf(run);
    expect(candidates.every(isSteered)).toBe(true);
    let offers = 0;
    for (const { query, level, categories, provenance } of candidates) {
      const offered = provenance.replies[0]?.offered?.filter((one) => one.level === level) ?? [];
      const covered = offered.flatMap((one) => one.categories);
      expect(covered).toEqual([...new Set(covered)]);
      expect(categories).toEqual(expect.arrayContaining(covered));
      for (const { with: words } of offered) {
        offers += 1;
        if (offered.length === 1) expect(query).toContain(words);
      }
    }
    expect(offers).toBeGreaterThan(20);
  });

  it("takes turns with the paper's and the built-in engine; what the paper's cost before is not paid again", async () => {
    const folder = await scratchFolder();
    const ledger = path.join(folder, "ledger");
    await build(path.join(folder, "first"), server.url, { ledger, candidates: 2 });
    const paid = server.counts.calls;
    const run = path.join(folder, "second");
    const writers = ["paper", "steered", "lexicon"] as const;
    await build(run, server.url, { ledger, candidates: 4, writers: [...writers] });
    const moments = (await collect(stageRecords(run, "plan"))).length;
    expect(server.counts.calls - paid).toBe(moments);
    const replies = (await collect(stageRecords(run, "negatives"))).map(({ sample, reply }) => ({
      sample,
      by: reply.prompt.split("@")[0],
    }));
    expect(replies.filter(({ sample }) => sample === 1).every(({ by }) => by === "steered")).toBe(true);
    expect(replies.filter(({ sample }) => sample === 2).every(({ by }) => by === "rules")).toBe(true);
    expect(replies.filter(({ sample }) => sample % 3 === 0).every(({ by }) => by === "table-16")).toBe(true);
    const replayed = path.join(folder, "replayed");
    const changes = { ledger, candidates: 4, writers: [...writers], openai: { replay: true } };
    await build(replayed, server.url, changes);
    expect(await filesOf(replayed)).toEqual(await filesOf(run));
  });
});
