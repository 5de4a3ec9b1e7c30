import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Ledger } from "../../../pipeline/engine/ledger/ledger.ts";
import { SpendJournal } from "../../../pipeline/engine/openai/money/journal.ts";
import { evenly, REPLY_FAULTS, SERVER_FAULTS } from "../../llm-server/faults.ts";
import { type LlmServer, startServer } from "../../llm-server/server.ts";
import { scratchFolder } from "../../support/scratch.ts";
import { hurriedClock } from "./clocks.ts";
import { negativesRequest, openEngineAt } from "./support.ts";

let folder: string;
let server: LlmServer;
beforeEach(async () => {
  folder = await scratchFolder();
});
afterEach(() => server.close());

const faults = [...REPLY_FAULTS, ...SERVER_FAULTS].filter((fault) => fault !== "slow");

/** What a provider charges for all that the server worked for, delivered or not, at the price of gpt-5-mini. */
function billed(): number {
  const { billedInput, billedCached, billedOutput } = server.counts;
  return ((billedInput - billedCached) * 0.25 + billedCached * 0.025 + billedOutput * 2) / 1e6;
}

async function askUpTo(cap: number, seed: number, atOnce = 20): Promise<PromiseSettledResult<unknown>[]> {
  const engine = await openEngineAt({
    folder,
    url: server.url,
    config: { seed },
    openai: { budgetUsd: cap, maxOutputTokens: 600 },
    options: { clock: hurriedClock() },
  });
  const asked = Array.from({ length: atOnce }, (_, number) => engine.ask(negativesRequest(number)));
  const ends = await Promise.allSettled(asked);
  await engine.close();
  return ends;
}

describe("a budget", () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    "is never passed under faults (seed %i)",
    async (seed) => {
      server = await startServer({ seed, faults: evenly(0.4, faults) });
      const cap = 0.01 + 0.002 * seed;
      const ends = await askUpTo(cap, seed);
      expect(billed()).toBeLessThanOrEqual(cap);
      for (const end of ends) {
        if (end.status === "rejected") expect(end.reason).toMatchObject({ name: "OperatorError" });
      }
    },
  );

  it("stops cleanly, keeps what was paid, and goes on when it is raised", async () => {
    server = await startServer();
    const ends = await askUpTo(0.008, 0);
    const answered = ends.filter(({ status }) => status === "fulfilled").length;
    const stopped = ends.find((end) => end.status === "rejected");
    expect(answered).toBeGreaterThan(0);
    expect(stopped?.reason).toMatchObject({
      message: expect.stringMatching(/^budget: .*raise --budget-usd/) as string,
    });
    expect(server.counts.calls).toBe(answered);
    const rest = await askUpTo(1, 0);
    expect(rest.every(({ status }) => status === "fulfilled")).toBe(true);
    expect(server.counts.calls).toBe(20);
  });

  it("counts what a killed process may have spent, once", async () => {
    server = await startServer();
    const ledger = await Ledger.open(path.join(folder, "ledger"));
    const lostUsd = (): number => ledger.totals()["negatives gpt-5-mini"]?.lostUsd ?? 0;
    const killed = await SpendJournal.open(ledger, "gpt-5-mini");
    await killed.cover({ usd: 0.1, tokens: 1000 });
    for (let start = 0; start < 2; start++) {
      await SpendJournal.open(ledger, "gpt-5-mini");
      expect(lostUsd()).toBeGreaterThanOrEqual(0.1);
      expect(lostUsd()).toBeLessThan(0.13);
    }
    await ledger.close();
  });

  it("counts nothing of a process that ended in order", async () => {
    server = await startServer();
    await askUpTo(1, 0);
    await askUpTo(1, 0);
    const ledger = await Ledger.open(path.join(folder, "ledger"));
    expect(ledger.totals()["negatives gpt-5-mini"]?.lostUsd).toBe(0);
    await ledger.close();
  });
});
