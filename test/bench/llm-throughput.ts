import http from "node:http";
import { openEngineAt } from "../engine/openai/support.ts";
import { askMany, load, type Measured, row, startBenchServer, withFolder } from "./llm-bench.ts";

/**
 * Requests a second and CPU a call of the engine against a server that answers after 50 ms, beside bare node:http in the same
 * run, and of the same requests once the ledger holds their replies.
 * Usage: npx tsx test/bench/llm-throughput.ts [requests, default 20000] [at once, default 256]
 */
const count = Number(process.argv[2] ?? 20_000);
const atOnce = Number(process.argv[3] ?? 256);

const server = await startBenchServer({ latency: 50 });
const bare = await bareHttp(server.url);
show("bare node:http", bare);
await withFolder(async (folder) => {
  const changes = { folder, url: server.url, config: { concurrency: atOnce } };
  const engine = await openEngineAt(changes);
  const live = await askMany(engine, count, atOnce);
  show("openai engine", live);
  row("ratio to bare node:http", {
    rate: bare.seconds / live.seconds,
    "CPU ms a call more": live.cpuMsPerCall - bare.cpuMsPerCall,
  });
  await engine.close();
  const again = await openEngineAt(changes);
  show("the same from the ledger", await askMany(again, count, atOnce));
  await again.close();
});
const { calls } = await server.stop();
row("calls at the server", { calls, expected: 2 * count });

function show(name: string, measured: Measured): void {
  row(name, {
    "requests/s": count / measured.seconds,
    "CPU ms a call": measured.cpuMsPerCall,
    "peak RSS MB": measured.peakRssMb,
  });
}

/** The least that a client of node can do: send, receive, parse. */
function bareHttp(url: string): Promise<Measured> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  const messages = [
    { role: "system", content: "x".repeat(3500) },
    { role: "user", content: '{"related_query":"A person opens a door.","plans":[]}' },
  ];
  const send = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ model: "m", messages });
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
      const request = http.request(
        `${url}/chat/completions`,
        { method: "POST", agent, headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString("utf8"))));
        },
      );
      request.on("error", reject).end(body);
    });
  return load(count, atOnce, send).finally(() => agent.destroy());
}
