import path from "node:path";
import { describe, expect, it } from "vitest";
import { Ledger } from "../../../pipeline/engine/ledger/ledger.ts";
import {
  estimateRun,
  type PricedSubject,
  type StageEstimate,
} from "../../../pipeline/engine/openai/money/estimate.ts";
import { DEFAULTS } from "../../../pipeline/config.ts";
import type { Config } from "../../../schemas/config.ts";
import { startServer } from "../../llm-server/server.ts";
import { configWith } from "../../support/records.ts";
import { scratchFolder } from "../../support/scratch.ts";
import { negativesRequest, openEngineAt } from "./support.ts";

type PlanOf = (number: number) => PricedSubject["plan"];

async function* subjects(count: number, planOf: PlanOf): AsyncGenerator<PricedSubject> {
  for (let number = 0; number < count; number++) {
    const plan = planOf(number);
    const subject = { ...negativesRequest(number), isWatched: false };
    yield plan === undefined ? subject : { ...subject, plan };
  }
}

async function estimate(
  folder: string,
  config: Partial<Config> = {},
  planOf: PlanOf = () => undefined,
): Promise<readonly StageEstimate[]> {
  const ledger = await Ledger.open(path.join(folder, "ledger"));
  try {
    return await estimateRun(subjects(40, planOf), configWith(config), ledger);
  } finally {
    await ledger.close();
  }
}

describe("estimateRun", () => {
  it("counts calls, real input and a range of cost for a new ledger", async () => {
    const [categories, negatives] = await estimate(await scratchFolder(), { candidates: 2 });
    expect(categories).toMatchObject({ stage: "categories", calls: 40, inLedger: 0, basis: "assumption" });
    expect(negatives).toMatchObject({ stage: "negatives", calls: 80 });
    const { low, likely, high } = negatives?.usd ?? { low: 0, likely: 0, high: 0 };
    expect(low).toBeGreaterThan(0);
    expect([low, likely, high]).toEqual([low, likely, high].sort((a, b) => a - b));
  });

  it("leaves out what is paid for, learns the length of replies, and holds the true cost in its range", async () => {
    const folder = await scratchFolder();
    const server = await startServer();
    const changes = { folder, url: server.url };
    const engine = await openEngineAt(changes);
    for (let number = 0; number < 30; number++) {
      const { moment, captions } = negativesRequest(number);
      await engine.ask({ kind: "categories", moment, captions });
    }
    await engine.close();
    const [categories] = await estimate(folder, { engine: "openai", baseUrl: server.url });
    expect(categories).toMatchObject({ calls: 10, inLedger: 30, basis: "ledger" });
    const rest = await openEngineAt(changes);
    for (let number = 30; number < 40; number++) {
      const { moment, captions } = negativesRequest(number);
      await rest.ask({ kind: "categories", moment, captions });
    }
    const spent = rest.spend();
    await rest.close();
    await server.close();
    const { low, high } = categories?.outputTokens ?? { low: 0, high: 0 };
    expect(spent["output tokens"]).toBeGreaterThan(low * 0.95);
    expect(spent["output tokens"]).toBeLessThan(high * 1.05);
  });

  it("prices the run's own plans where it has them, and no negatives of a moment that gets none", async () => {
    const folder = await scratchFolder();
    const { levels, eligible } = negativesRequest(0);
    const planned = await estimate(folder, {}, (number) =>
      number % 2 === 0 ? { levels: levels.slice(0, 1), eligible } : null,
    );
    const [, full] = await estimate(folder);
    const [, negatives] = planned;
    expect(negatives?.calls).toBe(20);
    expect(negatives?.inputTokens.likely).toBeLessThan((full?.inputTokens.likely ?? 0) / 2);
  });

  it("gives no price for a model without one", async () => {
    const [categories] = await estimate(await scratchFolder(), { model: "llama", openai: DEFAULTS.openai });
    expect(categories?.usd).toBeNull();
  });
});
