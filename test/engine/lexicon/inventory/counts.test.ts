import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SlotCounts } from "../../../../pipeline/engine/lexicon/inventory/counts.ts";

const key = fc.constantFrom("o|open", "p|in");
const filler = fc.integer({ min: 0, max: 30 }).map((number) => `word${number}`);
const additions = fc.array(fc.tuple(key, filler, fc.integer({ min: 1, max: 3 })), { maxLength: 120 });

type Plain = Map<string, Map<string, number>>;

function plainly(added: readonly (readonly [string, string, number])[]): Plain {
  const all: Plain = new Map();
  for (const [slot, word, count] of added) {
    const fillers = all.get(slot) ?? new Map<string, number>();
    fillers.set(word, (fillers.get(word) ?? 0) + count);
    all.set(slot, fillers);
  }
  return all;
}

function counted(added: readonly (readonly [string, string, number])[]): SlotCounts {
  const counts = new SlotCounts();
  for (const [slot, word, count] of added) counts.add(slot, word, count);
  return counts;
}

function listed(all: Plain): (readonly [string, (readonly [string, number])[]])[] {
  return [...all].map(([slot, fillers]) => [slot, [...fillers]]);
}

describe("SlotCounts", () => {
  it("counts as plain maps would, few fillers or many, in the order in which they were first seen", () => {
    fc.assert(
      fc.property(additions, (added) => {
        const [counts, plain] = [counted(added), plainly(added)];
        expect([...counts.entries()]).toEqual(listed(plain));
        for (const [slot, fillers] of plain) {
          expect([...(counts.fillers(slot) ?? [])]).toEqual([...fillers]);
          for (const [word, count] of fillers) expect(counts.count(slot, word)).toBe(count);
        }
        expect(counts.combinations).toBe([...plain.values()].reduce((sum, { size }) => sum + size, 0));
        expect(counts.fillers("v")).toBeUndefined();
        expect(counts.count("o|open", "window")).toBe(0);
      }),
    );
  });

  it("forgets the rarest first and keeps the rest as they were", () => {
    fc.assert(
      fc.property(additions, fc.integer({ min: 0, max: 40 }), (added, most) => {
        const [counts, plain] = [counted(added), plainly(added)];
        counts.forgetRare(most);
        const least = Math.min(
          ...[...counts.entries()].flatMap(([, list]) => list.map(([, count]) => count)),
        );
        const kept = listed(plain)
          .map(([slot, list]) => [slot, list.filter(([, count]) => count >= least)] as const)
          .filter(([, list]) => list.length > 0);
        expect(counts.combinations).toBeLessThanOrEqual(most);
        expect([...counts.entries()]).toEqual(kept);
      }),
    );
  });
});
