import { openEngineAt } from "../engine/openai/support.ts";
import { startServer } from "../llm-server/server.ts";
import type { Limits } from "../llm-server/limits.ts";
import { askMany, row, withFolder } from "./llm-bench.ts";

/**
 * How much of a server's limit the engine uses, in real time: the ideal time over the time taken, and the share of 429s.
 * Usage: npx tsx test/bench/llm-limits.ts [seconds of ideal time, default 60] [only, a part of a name]
 */
const seconds = Number(process.argv[2] ?? 60);
const only = process.argv[3] ?? "";

interface Case {
  readonly name: string;
  readonly limits: Limits;
  /** Requests that fit into the ideal time. */
  readonly requests: number;
  readonly latencyMs: number | readonly [number, number];
  /** Changes of the limit: share of the ideal time, requests a minute. */
  readonly changes?: readonly (readonly [at: number, perMinute: number])[];
}

const lies = { requestsPerMinute: 3000, tokensPerMinute: 1e9 };
const CASES: readonly Case[] = [
  {
    name: "3,000 RPM, told truly",
    limits: { requestsPerMinute: 3000, tokensPerMinute: null, told: "truth" },
    requests: 50 * seconds,
    latencyMs: [300, 900],
  },
  {
    name: "half of the 3,000 RPM told",
    limits: { requestsPerMinute: 1500, tokensPerMinute: null, told: lies },
    requests: 25 * seconds,
    latencyMs: [300, 900],
  },
  {
    name: "500 RPM and 200k TPM, 2 s replies",
    limits: { requestsPerMinute: 500, tokensPerMinute: 200_000, told: "truth" },
    requests: Math.floor((200_000 / 60 / 1100) * seconds), // one takes about 1,100 tokens, so the tokens bind
    latencyMs: 2000,
  },
  {
    name: "cut to a third, then restored, untold",
    limits: { requestsPerMinute: 3000, tokensPerMinute: null, told: lies },
    requests: Math.floor(50 * seconds * (0.3 + 0.3 / 3 + 0.4)),
    latencyMs: [300, 900],
    changes: [
      [0.3, 1000],
      [0.6, 3000],
    ],
  },
];

for (const one of CASES.filter(({ name }) => name.includes(only))) await measure(one);

async function measure({ name, limits, requests, latencyMs, changes = [] }: Case): Promise<void> {
  const server = await startServer({ limits, latencyMs, keepCalls: false });
  const timers = changes.map(([at, perMinute]) =>
    setTimeout(() => server.setRequestLimit(perMinute), at * seconds * 1000),
  );
  await withFolder(async (folder) => {
    const engine = await openEngineAt({ folder, url: server.url, config: { concurrency: 128 } });
    const { seconds: taken } = await askMany(engine, requests, 128);
    const { calls, throttled } = server.counts;
    const ideal = Math.max(
      seconds,
      tokenSeconds(limits, server.counts.billedInput + server.counts.billedOutput),
    );
    row(name, {
      "use of the limit %": (100 * ideal) / taken,
      "429s %": (100 * throttled) / calls,
      seconds: taken,
      replies: engine.spend()["replies"] ?? 0,
      of: requests,
    });
    await engine.close();
  });
  timers.forEach(clearTimeout);
  await server.close();
}

/** Seconds that so many tokens take at the limit. */
function tokenSeconds({ tokensPerMinute }: Limits, tokens: number): number {
  return tokensPerMinute === null ? 0 : (tokens / tokensPerMinute) * 60;
}
