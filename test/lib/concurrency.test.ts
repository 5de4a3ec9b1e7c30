import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapInOrder } from "../../pipeline/lib/concurrency.ts";
import { StoppedError } from "../../pipeline/lib/errors.ts";
import { collect } from "../support/scratch.ts";

async function* numbers(count: number, onClose: () => void = () => undefined): AsyncGenerator<number> {
  try {
    for (let n = 0; n < count; n++) yield n;
  } finally {
    onClose();
  }
}

const never = new AbortController().signal;

describe("mapInOrder", () => {
  it("keeps the input's order and the limit, whatever finishes first", async () => {
    const cases = fc.tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 25 }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([limit, delays]) => {
        let running = 0;
        let most = 0;
        const results = await collect(
          mapInOrder(
            numbers(delays.length),
            limit,
            async (n) => {
              running += 1;
              most = Math.max(most, running);
              await sleep(delays[n] ?? 0);
              running -= 1;
              return n;
            },
            never,
          ),
        );
        expect(results).toEqual(delays.map((_, index) => index));
        expect(most).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 25 },
    );
  });

  it("goes on with others while one is slow", async () => {
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    let finished = 0;
    const all = collect(
      mapInOrder(
        numbers(10),
        2,
        async (n) => {
          if (n === 0) await slow;
          finished += 1;
          if (finished === 9) release();
          return n;
        },
        never,
      ),
    );
    expect(await all).toHaveLength(10);
  });

  it("hands a failure over in its turn and closes the source", async () => {
    let closed = false;
    const source = numbers(100, () => (closed = true));
    const fails = mapInOrder(
      source,
      4,
      async (n) => (n === 7 ? Promise.reject(new Error("seven")) : n),
      never,
    );
    const seen: number[] = [];
    await expect(
      (async () => {
        for await (const n of fails) seen.push(n);
      })(),
    ).rejects.toThrow("seven");
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(closed).toBe(true);
  });

  it("reads the source only as fast as results are taken", async () => {
    let read = 0;
    async function* counted(): AsyncGenerator<number> {
      for (let n = 0; n < 1000; n++) {
        read += 1;
        yield n;
      }
    }
    for await (const n of mapInOrder(counted(), 2, async (value) => value, never)) {
      if (n === 5) break;
    }
    expect(read).toBeLessThan(60);
  });

  it("stops when asked to", async () => {
    const stop = new AbortController();
    const work = mapInOrder(numbers(1000), 2, async (n) => n, stop.signal);
    await expect(
      (async () => {
        for await (const n of work) if (n === 3) stop.abort();
      })(),
    ).rejects.toThrow(StoppedError);
  });
});
