import { hurriedClock } from "../engine/openai/clocks.ts";
import { negativesRequest, openEngineAt } from "../engine/openai/support.ts";
import { evenly, REPLY_FAULTS, SERVER_FAULTS } from "../llm-server/faults.ts";
import { startServer } from "../llm-server/server.ts";
import { row, withFolder } from "./llm-bench.ts";

/**
 * Seeded runs under a budget against a server with 0 to 40 % faults, each opened twice: how often what the server billed,
 * undelivered replies included, passed the budget.
 * Usage: npx tsx test/bench/llm-budget.ts [runs, default 100]
 */
const runs = Number(process.argv[2] ?? 100);
const REQUESTS = 25;
let [overshoots, stops, closest] = [0, 0, 0];

for (let seed = 0; seed < runs; seed++) {
  const budgetUsd = 0.006 + 0.0006 * seed;
  const billed = await withFolder((folder) => billedBy(folder, seed, budgetUsd));
  if (billed > budgetUsd) overshoots += 1;
  closest = Math.max(closest, billed / budgetUsd);
}
row("budget", {
  runs,
  overshoots,
  "opened and stopped by it": stops,
  "largest share spent %": closest * 100,
});

/** USD that the server billed at the price of gpt-5-mini. */
async function billedBy(folder: string, seed: number, budgetUsd: number): Promise<number> {
  const faults = [...REPLY_FAULTS, ...SERVER_FAULTS].filter((fault) => fault !== "slow");
  const server = await startServer({ seed, faults: evenly((seed % 5) / 10, faults) });
  for (let part = 0; part < 2; part++) {
    const engine = await openEngineAt({
      folder,
      url: server.url,
      config: { seed },
      openai: { budgetUsd, maxOutputTokens: 600 },
      options: { clock: hurriedClock() },
    });
    const asked = Array.from({ length: REQUESTS }, (_, number) => engine.ask(negativesRequest(number)));
    const ends = await Promise.allSettled(asked);
    if (ends.some(({ status }) => status === "rejected")) stops += 1;
    await engine.close();
  }
  await server.close();
  const { billedInput, billedCached, billedOutput } = server.counts;
  return ((billedInput - billedCached) * 0.25 + billedCached * 0.025 + billedOutput * 2) / 1e6;
}
