import { Pacer } from "../../../../pipeline/engine/openai/pace/pacer.ts";
import { seededRandom } from "../../../../pipeline/lib/random.ts";
import { Limiter, type Limits } from "../../../llm-server/limits.ts";
import { SteppedClock } from "../clocks.ts";

/** A server and a load on a clock of their own. */
export interface Simulation {
  readonly limits: Limits;
  readonly requests: number;
  readonly latencyMs: readonly [number, number];
  /** Tokens of a request: estimated and real. */
  readonly tokens: { readonly estimated: number; readonly real: readonly [number, number] };
  readonly concurrency: number;
  readonly known?: { readonly requestsPerMinute: number | null; readonly tokensPerMinute: number | null };
  /** Limits of requests from a time on, milliseconds. */
  readonly changes?: readonly (readonly [at: number, perMinute: number])[];
  /** Milliseconds until a refusal is known: servers refuse at once, so it is the way there and back. */
  readonly refusalMs?: number;
  readonly seed?: number;
}

/** What came of it. */
export interface Simulated {
  readonly milliseconds: number;
  readonly throttled: number;
  readonly passed: number;
}

/** Sends requests through a pacer to a limiter until all have passed; a refused one comes again after what it is told to wait. */
export async function simulate(simulation: Simulation): Promise<Simulated> {
  const {
    requests,
    latencyMs,
    tokens,
    concurrency,
    known,
    changes = [],
    refusalMs = 5,
    seed = 1,
  } = simulation;
  const clock = new SteppedClock();
  const limiter = new Limiter(simulation.limits, 0);
  for (const [at, perMinute] of changes)
    clock.after(at, () => limiter.setRequests(perMinute, clock.elapsed()));
  const pacer = new Pacer({
    requestsPerMinute: known?.requestsPerMinute ?? null,
    tokensPerMinute: known?.tokensPerMinute ?? null,
    concurrency,
    clock,
    signal: new AbortController().signal,
  });
  let [throttled, passed, last] = [0, 0, 0];
  const between = (draw: number, [low, high]: readonly [number, number]): number => low + (high - low) * draw;
  const one = async (number: number): Promise<void> => {
    for (let attempt = 0; ; attempt++) {
      const random = seededRandom(seed, number, attempt);
      const permit = await pacer.acquire(() => tokens.estimated, attempt > 0);
      const real = Math.round(between(random.next(), tokens.real));
      const admitted = limiter.admit(real, clock.elapsed());
      const headers = limiter.headers(clock.elapsed());
      await pause(clock, admitted.ok ? between(random.next(), latencyMs) : refusalMs);
      if (admitted.ok) {
        pacer.settle(permit, { result: "passed", tokens: real, headers });
        passed += 1;
        last = clock.elapsed();
        return;
      }
      throttled += 1;
      pacer.settle(permit, { result: "throttled", tokens: 0, headers });
      await pause(clock, admitted.waitMs);
    }
  };
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < requests) await one(next++);
  };
  const all = Promise.all(Array.from({ length: concurrency }, worker));
  await clock.run();
  await all;
  return { milliseconds: last, throttled, passed };
}

function pause(clock: SteppedClock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.after(ms, resolve));
}
