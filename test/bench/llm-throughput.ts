import http from "node:http";
import { negativesRequest, openEngineAt } from "../engine/openai/support.ts";
import { askMany, load, type Measured, row, startBenchServer, withFolder } from "./llm-bench.ts";

/**
 * Requests a second and CPU a call of the engine against a server that answers after 50 ms at the least cost to itself, beside
 * bare node:http in the same run, and of the same requests once the ledger holds their replies. Figures that count are those of
 * compiled code:
 *   npx tsc -p tsconfig.json --noEmit false --rewriteRelativeImportExtensions --outDir <dir>, then in <dir>, with package.json,
 *   prompts and node_modules beside it: node test/bench/llm-throughput.js
 * Usage: npx tsx test/bench/llm-throughput.ts [requests, default 20000] [at once, default 256]
 */
const count = Number(process.argv[2] ?? 20_000);
const atOnce = Number(process.argv[3] ?? 256);

const server = await startBenchServer({ latency: 50, plain: true });
await bareHttp(server.url, count / 10); // both start warm
const bare = await bareHttp(server.url, count);
show("bare node:http", bare);
await withFolder(async (folder) => {
  const changes = { folder, url: server.url, config: { concurrency: atOnce } };
  const engine = await openEngineAt(changes);
  await load(count / 10, atOnce, (number) => engine.ask(negativesRequest(-1 - number)));
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
const { calls, cpu } = await server.stop();
const expected = 2.2 * count;
row("calls at the server", { calls, expected, "CPU ms a call": (cpu.user + cpu.system) / 1000 / calls });

function show(name: string, measured: Measured): void {
  row(name, {
    "requests/s": count / measured.seconds,
    "CPU ms a call": measured.cpuMsPerCall,
    "peak RSS MB": measured.peakRssMb,
  });
}

/** The least that a client of node can do: send, receive, parse. */
function bareHttp(url: string, requests: number): Promise<Measured> {
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
  return load(requests, atOnce, send).finally(() => agent.destroy());
}
