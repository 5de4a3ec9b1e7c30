import { parseArgs } from "node:util";
import { evenly, REPLY_FAULTS, SERVER_FAULTS } from "./faults.ts";
import { startServer } from "./server.ts";

// A server to try the engine on by hand:
//   npx tsx test/llm-server/serve.ts --port 8123 --faults 0.1 --latency 50 --rpm 3000
//   npx hivtg build --engine openai --base-url http://127.0.0.1:8123/v1 …

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8123" },
    seed: { type: "string", default: "0" },
    faults: { type: "string", default: "0" },
    latency: { type: "string", default: "0" },
    rpm: { type: "string" },
    tpm: { type: "string" },
    key: { type: "string" },
  },
});

const limit = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
const server = await startServer({
  port: Number(values.port),
  seed: Number(values.seed),
  faults: evenly(Number(values.faults), [...REPLY_FAULTS, ...SERVER_FAULTS]),
  latencyMs: Number(values.latency),
  limits: { requestsPerMinute: limit(values.rpm), tokensPerMinute: limit(values.tpm), told: "truth" },
  keepCalls: false,
  ...(values.key === undefined ? {} : { key: values.key }),
});
process.stdout.write(`${server.url}\n`);
process.once("SIGINT", () => {
  process.stdout.write(`${JSON.stringify(server.counts)}\n`);
  void server.close();
});
