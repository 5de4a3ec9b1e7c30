import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { reportLedger } from "../../pipeline/engine/ledger/commands.ts";
import { Ledger } from "../../pipeline/engine/ledger/ledger.ts";
import type { Transport } from "../../pipeline/engine/openai/transport.ts";
import { negativesRequest, openEngineAt } from "../engine/openai/support.ts";
import { askMany, row, withFolder } from "./llm-bench.ts";

/**
 * Fills a ledger with so many replies, opens it again and asks for all of them once more: seconds until the first reply,
 * replies a second, calls paid again, memory and disk. No network: the transport answers at once.
 * Usage: npx tsx test/bench/llm-ledger.ts [replies, default 100000]
 */
const count = Number(process.argv[2] ?? 100_000);
let calls = 0;
setFlagsFromString("--heap-growing-percent=8"); // as the command line does
const transport: Transport = {
  send: () => {
    calls += 1;
    const message = {
      role: "assistant",
      content: `{"negs":{"strong":{"irrel_query":"${"a door ".repeat(100)}${calls}"}}}`,
    };
    const usage = { prompt_tokens: 1000, completion_tokens: 250 };
    const text = JSON.stringify({ model: "m", choices: [{ finish_reason: "stop", message }], usage });
    return Promise.resolve({ kind: "reply", text, headers: {} });
  },
  close: () => undefined,
};

await withFolder(async (folder) => {
  const changes = {
    folder,
    url: "http://127.0.0.1:9/v1",
    config: { concurrency: 512 },
    options: { transport },
  };
  const engine = await openEngineAt(changes);
  const filled = await askMany(engine, count, 512);
  await engine.close();
  row("filled", {
    replies: calls,
    "replies/s": count / filled.seconds,
    "CPU ms a reply": filled.cpuMsPerCall,
    "peak RSS MB": filled.peakRssMb,
  });

  const paid = calls;
  const start = performance.now();
  const again = await openEngineAt(changes);
  await again.ask(negativesRequest(count - 1));
  row("resumed", { "seconds to the first reply": (performance.now() - start) / 1000 });
  const replayed = await askMany(again, count, 64);
  await again.close();
  row("asked again", {
    "calls paid again": calls - paid,
    "replies/s": count / replayed.seconds,
    "peak RSS MB": replayed.peakRssMb,
  });

  const ledger = await Ledger.open(path.join(folder, "ledger"));
  const { replies, bytes, spend } = await reportLedger(ledger);
  await ledger.close();
  row("ledger", { replies, "MB on disk": bytes / 1e6, USD: spend[0]?.usd ?? 0 });
});
