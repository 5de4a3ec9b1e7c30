import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NegativesRequest } from "../../../pipeline/engine/engine.ts";
import { Ledger } from "../../../pipeline/engine/ledger/ledger.ts";
import {
  type BatchOptions,
  type BatchSummary,
  fetchByBatch,
} from "../../../pipeline/engine/openai/batch/batch.ts";
import { listBatches } from "../../../pipeline/engine/openai/batch/records.ts";
import { linesOf } from "../../../pipeline/engine/openai/batch/server.ts";
import { DEFAULTS } from "../../../pipeline/config.ts";
import { type LlmServer, type ServerOptions, startServer } from "../../llm-server/server.ts";
import { configWith } from "../../support/records.ts";
import { collect, scratchFolder } from "../../support/scratch.ts";
import { hurriedClock } from "./clocks.ts";
import { negativesRequest, openEngineAt } from "./support.ts";

let folder: string;
let server: LlmServer;
beforeEach(async () => {
  folder = await scratchFolder();
});
afterEach(() => server.close());

async function* requests(count: number): AsyncGenerator<NegativesRequest> {
  for (let number = 0; number < count; number++) yield negativesRequest(number);
}

async function byBatch(count: number, changes: Partial<BatchOptions> = {}): Promise<BatchSummary> {
  const ledger = await Ledger.open(path.join(folder, "ledger"));
  try {
    return await fetchByBatch(requests(count), {
      config: configWith({ baseUrl: server.url }),
      ledger,
      apiKey: "sk-test",
      signal: new AbortController().signal,
      clock: hurriedClock(),
      ...changes,
    });
  } finally {
    await ledger.close();
  }
}

/** Asks everything live and returns how many calls that took. */
async function askRest(count: number): Promise<number> {
  const before = server.counts.calls;
  const engine = await openEngineAt({ folder, url: server.url });
  for await (const request of requests(count)) expect((await engine.ask(request)).outcome).toBe("answered");
  await engine.close();
  return server.counts.calls - before;
}

const serve = async (options: ServerOptions = {}): Promise<void> => {
  server = await startServer(options);
};

describe("fetchByBatch", () => {
  it("fills the ledger, so that a run makes no call", async () => {
    await serve({ batch: { looks: 3 } });
    const limits = { requests: 4, bytes: 1e6 };
    expect(await byBatch(10, { limits })).toEqual({ batches: 3, stored: 10, failed: 0, overBudget: 0 });
    expect(await askRest(10)).toBe(0);
    expect(await byBatch(11, { limits })).toMatchObject({ batches: 1, stored: 1 });
  });

  it("splits by bytes too", async () => {
    await serve();
    expect((await byBatch(6, { limits: { requests: 1000, bytes: 15_000 } })).batches).toBeGreaterThan(1);
  });

  it.each([
    ["expired half-way", { ending: "expired" as const }, 5],
    ["with failed requests", { failEvery: 3 }, 4],
    ["refused as a whole", { ending: "failed" as const }, 10],
  ])("a batch %s leaves the rest to the live engine", async (_, batch, rest) => {
    await serve({ batch });
    expect(await byBatch(10)).toMatchObject({ stored: 10 - rest, failed: rest });
    expect(await askRest(10)).toBe(rest);
  });

  it("counts cost at the batch's price", async () => {
    await serve();
    await byBatch(5);
    const ledger = await Ledger.open(path.join(folder, "ledger"));
    const spend = ledger.totals()["negatives gpt-5-mini"];
    const { billedInput, billedOutput } = server.counts;
    expect([spend?.input, spend?.output]).toEqual([billedInput, billedOutput]);
    expect(spend?.usd).toBeLessThanOrEqual((billedInput * 0.25 + billedOutput * 2) / 2e6);
    expect(spend?.usd).toBeGreaterThan((billedOutput * 2) / 2e6);
    await ledger.close();
  });

  it("leaves out what the budget does not bear", async () => {
    await serve();
    const config = configWith({ baseUrl: server.url, openai: { ...DEFAULTS.openai, budgetUsd: 0.03 } });
    const { stored, overBudget } = await byBatch(10, { config });
    expect(stored).toBeGreaterThan(0);
    expect(overBudget).toBe(10 - stored);
  });

  it("goes on after an interruption at any step, and nothing is handed over twice", async () => {
    await serve({ batch: { looks: 2 } });
    for (let steps = 1; steps < 40; steps++) {
      const stop = new AbortController();
      let taken = 0;
      const clock = hurriedClock();
      const stopping = {
        ...clock,
        now: () => {
          if ((taken += 1) === steps) stop.abort();
          return clock.now();
        },
      };
      await byBatch(5, { clock: stopping, signal: stop.signal, limits: { requests: 2, bytes: 1e6 } }).catch(
        (error: unknown) => {
          expect(error).toMatchObject({ name: "StoppedError" });
        },
      );
    }
    expect(await askRest(5)).toBe(0);
    expect(server.counts.completions).toBe(5);
    const ledger = await Ledger.open(path.join(folder, "ledger"));
    expect((await listBatches(ledger)).reduce((sum, { stored }) => sum + stored, 0)).toBe(5);
    await ledger.close();
  });
});

describe("linesOf", () => {
  it("joins lines over the borders of chunks", async () => {
    const bytes = new TextEncoder().encode("äb\n\ncd\nef");
    const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte));
    expect(await collect(linesOf(chunks))).toEqual(["äb", "cd", "ef"]);
  });
});
