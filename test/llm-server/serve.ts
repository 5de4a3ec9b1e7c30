import { parseArgs } from "node:util";
import { evenly, REPLY_FAULTS, SERVER_FAULTS } from "./faults.ts";
import { startPlainServer } from "./plain.ts";
import { type LlmServer, startServer } from "./server.ts";

// A server to try the engine on by hand:
//   npx tsx test/llm-server/serve.ts --port 8123 --faults 0.1 --latency 50 --rpm 3000
//   npx hivtg build --engine openai --base-url http://127.0.0.1:8123/v1 …
// With --plain it says the same to everything, which costs it the least.

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8123" },
    seed: { type: "string", default: "0" },
    faults: { type: "string", default: "0" },
    latency: { type: "string", default: "0" },
    rpm: { type: "string" },
    tpm: { type: "string" },
    key: { type: "string" },
    plain: { type: "boolean", default: false },
  },
});

const limit = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
const server = values.plain
  ? await startPlainServer(Number(values.port), Number(values.latency))
  : await startFullServer();
process.stdout.write(`${server.url}\n`);
process.once("SIGINT", () => {
  process.stdout.write(`${JSON.stringify({ ...server.counts, cpu: process.cpuUsage() })}\n`, () =>
    process.exit(0),
  );
});

function startFullServer(): Promise<Pick<LlmServer, "url" | "counts">> {
  return startServer({
    port: Number(values.port),
    seed: Number(values.seed),
    faults: evenly(Number(values.faults), [...REPLY_FAULTS, ...SERVER_FAULTS]),
    latencyMs: Number(values.latency),
    limits: { requestsPerMinute: limit(values.rpm), tokensPerMinute: limit(values.tpm), told: "truth" },
    keepCalls: false,
    ...(values.key === undefined ? {} : { key: values.key }),
  });
}
