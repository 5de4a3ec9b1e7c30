import { describe, expect, it } from "vitest";
import { Pacer } from "../../../../pipeline/engine/openai/pace/pacer.ts";
import { StoppedError } from "../../../../pipeline/lib/errors.ts";
import type { Limits } from "../../../llm-server/limits.ts";
import { SteppedClock } from "../clocks.ts";
import { simulate, type Simulation } from "./simulation.ts";

const LIES = { requestsPerMinute: 3000, tokensPerMinute: 1e9 };
const limits = (
  requestsPerMinute: number,
  told: Limits["told"],
  tokensPerMinute: number | null = null,
): Limits => ({
  requestsPerMinute,
  tokensPerMinute,
  told,
});
const load = {
  latencyMs: [300, 900],
  tokens: { estimated: 400, real: [300, 500] },
  concurrency: 128,
} as const;

/** A limit of 50 a second that is cut to a third from 18 s to 36 s, and as many requests as fit into a minute. */
const CUT = {
  requests: 18 * 50 + 18 * (50 / 3) + 24 * 50,
  changes: [
    [18_000, 1000],
    [36_000, 3000],
  ],
  idealSeconds: 60,
} as const;

interface Case extends Pick<Simulation, "limits" | "requests" | "changes" | "refusalMs"> {
  readonly name: string;
  readonly latencyMs?: Simulation["latencyMs"];
  readonly tokens?: Simulation["tokens"];
  readonly idealSeconds: number;
  readonly use: number;
  readonly refused: number;
}

describe("use of a limit", () => {
  it.each<Case>([
    {
      name: "told truly",
      requests: 3000,
      limits: limits(3000, "truth"),
      idealSeconds: 60,
      use: 0.98,
      refused: 0.001,
    },
    {
      name: "half of what is told",
      requests: 3000,
      limits: limits(1500, LIES),
      idealSeconds: 120,
      use: 0.95,
      refused: 0.05,
    },
    {
      name: "not told",
      requests: 6000,
      limits: limits(1500, null),
      idealSeconds: 240,
      use: 0.95,
      refused: 0.05,
    },
    {
      name: "half of what is told, refusals that take their time",
      requests: 1500,
      limits: limits(1500, LIES),
      refusalMs: 150,
      idealSeconds: 60,
      use: 0.95,
      refused: 0.05,
    },
    {
      name: "of a few a minute, half of what is told",
      requests: 200,
      limits: limits(20, { ...LIES, requestsPerMinute: 40 }),
      idealSeconds: 600,
      use: 0.85,
      refused: 0.11,
    },
    {
      name: "of tokens and requests, slow replies",
      requests: 500,
      limits: limits(500, "truth", 200_000),
      latencyMs: [2000, 2000],
      idealSeconds: 60,
      use: 0.95,
      refused: 0.05,
    },
    {
      name: "of tokens that few requests use up, slow replies",
      requests: 181,
      limits: limits(500, "truth", 200_000),
      latencyMs: [2000, 2000],
      tokens: { estimated: 1100, real: [1050, 1150] },
      idealSeconds: 60,
      use: 0.95,
      refused: 0.06,
    },
    {
      ...CUT,
      name: "cut to a third and restored, untold",
      limits: limits(3000, LIES),
      use: 0.95,
      refused: 0.02,
    },
    {
      ...CUT,
      name: "cut to a third and restored, untold, refusals that take their time",
      limits: limits(3000, LIES),
      refusalMs: 60,
      use: 0.95,
      refused: 0.02,
    },
    {
      ...CUT,
      name: "cut to a third and restored, told",
      limits: limits(3000, "truth"),
      use: 0.97,
      refused: 0.01,
    },
  ])("$name", async ({ idealSeconds, use, refused, ...simulation }) => {
    const { milliseconds, throttled, passed } = await simulate({ ...load, ...simulation });
    expect(passed).toBe(simulation.requests);
    expect((idealSeconds * 1000) / milliseconds).toBeGreaterThan(use);
    expect(throttled / (passed + throttled)).toBeLessThan(refused);
  });

  it("given beforehand is kept whatever the server says", async () => {
    const known = { requestsPerMinute: 600, tokensPerMinute: null };
    const result = await simulate({ ...load, requests: 300, limits: limits(6000, "truth"), known });
    expect(result.milliseconds).toBeGreaterThan(29_000);
    expect(result.milliseconds).toBeLessThan(31_000);
  });
});

describe("Pacer", () => {
  const pacerOf = (clock: SteppedClock, signal = new AbortController().signal): Pacer =>
    new Pacer({ requestsPerMinute: 60, tokensPerMinute: null, concurrency: 2, clock, signal });

  it("lets retries go before new work", async () => {
    const clock = new SteppedClock();
    const pacer = pacerOf(clock);
    const order: string[] = [];
    const ask = async (name: string, urgent: boolean): Promise<void> => {
      const permit = await pacer.acquire(() => 1, urgent);
      order.push(name);
      pacer.settle(permit, { result: "passed", tokens: 1, headers: {} });
    };
    const all = [ask("first", false), ask("new", false), ask("retry", true)];
    await clock.run();
    await Promise.all(all);
    expect(order).toEqual(["first", "retry", "new"]);
  });

  it("never has more under way than allowed", async () => {
    const clock = new SteppedClock();
    const pacer = new Pacer({
      requestsPerMinute: 1e6,
      tokensPerMinute: null,
      concurrency: 3,
      clock,
      signal: new AbortController().signal,
    });
    let most = 0;
    const all = Array.from({ length: 50 }, async () => {
      const permit = await pacer.acquire(() => 1, false);
      most = Math.max(most, pacer.underWay);
      await new Promise<void>((resolve) => clock.after(10, resolve));
      pacer.settle(permit, { result: "passed", tokens: 1, headers: {} });
    });
    await clock.run();
    await Promise.all(all);
    expect(most).toBe(3);
  });

  it("ends every wait on a stop", async () => {
    const stop = new AbortController();
    const clock = new SteppedClock();
    const pacer = pacerOf(clock, stop.signal);
    const asked = [1, 2, 3].map(() => pacer.acquire(() => 1, false));
    stop.abort();
    await expect(asked[1]).rejects.toBeInstanceOf(StoppedError);
    await expect(asked[2]).rejects.toBeInstanceOf(StoppedError);
    await expect(pacer.acquire(() => 1, false)).rejects.toBeInstanceOf(StoppedError);
    await clock.run();
  });
});
