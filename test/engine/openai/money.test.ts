import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Budget } from "../../../pipeline/engine/openai/money/budget.ts";
import { costOf, priceOf } from "../../../pipeline/engine/openai/money/prices.ts";
import { estimateInput, mostInput } from "../../../pipeline/engine/openai/money/tokens.ts";
import { tokensOf } from "../../../pipeline/lib/tokens.ts";
import { DEFAULTS } from "../../../pipeline/config.ts";

describe("Budget", () => {
  it("is never passed, whatever calls cost up to their worst case and in whatever order they end", async () => {
    const calls = fc.array(
      fc.record({
        worst: fc.integer({ min: 1, max: 50 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      {
        maxLength: 40,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        calls,
        fc.integer({ min: 1, max: 300 }),
        fc.scheduler(),
        async (plan, cap, scheduler) => {
          let spent = 0;
          const budget = new Budget({ usd: cap, tokens: null }, () => ({ usd: spent, tokens: 0 }));
          const all = plan.map(async ({ worst, share }) => {
            const amount = { usd: worst, tokens: 0 };
            await budget.reserve(amount);
            await scheduler.schedule(Promise.resolve());
            spent += worst * share;
            expect(spent).toBeLessThanOrEqual(cap);
            budget.release(amount);
          });
          const ends = Promise.allSettled(all);
          await scheduler.waitFor(ends);
          const failures = (await ends).filter((end) => end.status === "rejected");
          for (const { reason } of failures) expect(reason).toMatchObject({ name: "OperatorError" });
          const total = plan.reduce((sum, { worst }) => sum + worst, 0);
          if (total <= cap) expect(failures).toHaveLength(0);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("stops with a sentence that says what to raise", async () => {
    const budget = new Budget({ usd: 1, tokens: null }, () => ({ usd: 0.99, tokens: 0 }));
    await expect(budget.reserve({ usd: 0.02, tokens: 0 })).rejects.toThrow(
      "budget: $0.9900 of $1.00 are spent, the next call may cost $0.0200; raise --budget-usd",
    );
  });
});

describe("prices", () => {
  it.each([
    ["gpt-5-mini", "gpt-5-mini"],
    ["gpt-5-mini-2025-08-07", "gpt-5-mini"],
    ["openai/gpt-5-mini", "gpt-5-mini"],
    ["gpt-5-mini-special", undefined],
    ["llama-3", undefined],
  ])("%s is priced as %s", (model, priced) => {
    expect(priceOf(model, DEFAULTS.openai)?.model).toBe(priced);
  });

  it("counts cached tokens at their own price, and the batch discount", () => {
    const price = { model: "m", input: 1, cachedInput: 0.1, output: 10, batch: 0.5 };
    const usage = { input: 1000, cachedInput: 400, output: 100 };
    expect(costOf(usage, price, "live")).toBeCloseTo((600 + 40 + 1000) / 1e6, 12);
    expect(costOf(usage, price, "batch")).toBeCloseTo((600 + 40 + 1000) / 2e6, 12);
  });
});

describe("tokens", () => {
  it("takes marks for plain text", () => {
    expect(tokensOf("<|endoftext|>")).toBeGreaterThan(1);
  });

  it("never counts more than the worst case", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(estimateInput("", [{ content: text }])).toBeLessThanOrEqual(mostInput(text));
      }),
    );
  });
});
