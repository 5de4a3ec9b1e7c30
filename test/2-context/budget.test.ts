import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withinBudget } from "../../pipeline/2-context/budget.ts";
import type { ContextCaption } from "../../schemas/context.ts";
import type { TimeWindow } from "../../schemas/window.ts";

const caption = (window: TimeWindow | null, text: string, own = false): ContextCaption => ({
  window,
  text,
  own,
  origin: "query",
});
const told = (captions: readonly ContextCaption[]): string[] =>
  captions.filter(({ beyondBudget }) => beyondBudget !== true).map(({ text }) => text);
const letters = ({ text }: ContextCaption): number => text.length;

describe("withinBudget", () => {
  const captions = [
    caption([0, 5], "far"),
    caption([20, 26], "near"),
    caption([30, 40], "own", true),
    caption([38, 50], "over"),
    caption([41, 42], "next to it, but long"),
    caption([60, 61], "f"),
    caption(null, "g"),
  ];

  it("keeps the nearest, goes past what does not fit, and keeps the order of time", () => {
    expect(told(withinBudget(captions, [[30, 40]], 9, letters))).toEqual(["near", "own", "over", "f"]);
  });

  it("takes captions without a time last", () => {
    expect(told(withinBudget(captions, [[30, 40]], 1000, letters))).toHaveLength(7);
    expect(told(withinBudget(captions, [[30, 40]], 32, letters))).not.toContain("g");
  });

  it("measures from the nearest of several windows", () => {
    const windows: TimeWindow[] = [
      [3, 4],
      [59, 70],
    ];
    expect(told(withinBudget(captions, windows, 4, letters))).toEqual(["far", "own", "f"]);
  });

  it("never charges for the moment's own query", () => {
    expect(told(withinBudget(captions, [[30, 40]], 0, letters))).toEqual(["own"]);
  });

  it("loses no caption, cuts none, and stays within the budget", () => {
    const window = fc
      .tuple(fc.nat(50), fc.integer({ min: 1, max: 20 }))
      .map(([start, length]): TimeWindow => [start, start + length]);
    const one = fc
      .tuple(fc.option(window), fc.string({ minLength: 1, maxLength: 12 }), fc.boolean())
      .map(([at, text, own]) => caption(at, text, own));
    fc.assert(
      fc.property(fc.array(one), fc.array(window, { minLength: 1 }), fc.nat(60), (all, windows, budget) => {
        const marked = withinBudget(all, windows, budget, letters);
        expect(marked.map(({ window: at, text, own }) => [at, text, own])).toEqual(
          all.map(({ window: at, text, own }) => [at, text, own]),
        );
        const spent = marked.filter(({ own, beyondBudget }) => !own && beyondBudget !== true);
        expect(spent.reduce((sum, item) => sum + letters(item), 0)).toBeLessThanOrEqual(budget);
      }),
    );
  });
});
