import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Trade } from "../../../../pipeline/engine/lexicon/mirror/candidates.ts";
import { Given } from "../../../../pipeline/engine/lexicon/mirror/given.ts";
import { FurtherRounds } from "../../../../pipeline/engine/lexicon/mirror/rounds.ts";
import { matchMoments } from "../../../../pipeline/engine/lexicon/mirror/matching.ts";
import { LEVEL_NAMES } from "../../../../pipeline/lib/levels.ts";
import { LEVELS } from "../../../../schemas/level.ts";

const SETS = ["A", "B", "C", "A B", "A C", "B C", "A B C"];

const sides = fc.array(
  fc.record({
    text: fc.constantFrom("one", "two", "three", "four", "five"),
    video: fc.constantFrom("u", "v", "w", "x", "y", "z"),
  }),
  { minLength: 2, maxLength: 24 },
);
const rawTrades = fc.array(
  fc.record({
    a: fc.nat(23),
    b: fc.nat(23),
    size: fc.integer({ min: 1, max: 6 }),
    sets: fc.uniqueArray(fc.constantFrom(...SETS), { minLength: 1 }),
  }),
  { maxLength: 80 },
);

function isTradeOf(trade: Trade, videos: readonly { video: string }[]): boolean {
  const [one, other] = [videos[trade.a], videos[trade.b]];
  return one !== undefined && other !== undefined && one.video !== other.video;
}

describe("matching", () => {
  it("is one to one and mutual at each level, along one set of as many categories as the level has", () => {
    fc.assert(
      fc.property(sides, rawTrades, (members, raw) => {
        const trades = raw.filter((trade) => isTradeOf(trade, members));
        const all = matchMoments(members, trades, new Given());
        all.forEach((matches, moment) => {
          for (const [level, { partner, set, size }] of matches) {
            expect(all[partner]?.get(level)).toEqual({ partner: moment, set, size });
            expect(set.split(" ")).toHaveLength(LEVEL_NAMES[level].size);
            const pair = [moment, partner].sort();
            expect(
              trades.some(
                (trade) => trade.sets.includes(set) && [trade.a, trade.b].sort().join() === pair.join(),
              ),
            ).toBe(true);
          }
        });
      }),
    );
  });

  it("nests categories and never shrinks the edit from a level to a larger one", () => {
    fc.assert(
      fc.property(sides, rawTrades, (members, raw) => {
        for (const matches of matchMoments(
          members,
          raw.filter((trade) => isTradeOf(trade, members)),
          new Given(),
        )) {
          const made = LEVELS.flatMap((level) => matches.get(level) ?? []);
          made.slice(1).forEach((larger, index) => {
            const smaller = made[index];
            expect(smaller?.set.split(" ").every((path) => larger.set.split(" ").includes(path))).toBe(true);
            expect(smaller?.size).toBeLessThanOrEqual(larger.size);
          });
        }
      }),
    );
  });

  it("gives no video the same text twice", () => {
    fc.assert(
      fc.property(sides, rawTrades, (members, raw) => {
        const all = matchMoments(
          members,
          raw.filter((trade) => isTradeOf(trade, members)),
          new Given(),
        );
        const given = all.flatMap((matches, moment) =>
          [...matches.values()].map(
            ({ partner }) => `${members[moment]?.video ?? ""} ${members[partner]?.text ?? ""}`,
          ),
        );
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });

  it("matches rare category sets before common ones", () => {
    const videos = ["u", "v", "w", "x"].map((video) => ({ video, text: video }));
    const trades = [
      { a: 0, b: 1, size: 1, sets: ["A"] },
      { a: 2, b: 3, size: 1, sets: ["A"] },
      { a: 1, b: 2, size: 1, sets: ["B"] },
    ];
    expect(matchMoments(videos, trades, new Given()).map((all) => all.get("strong")?.set)).toEqual([
      undefined,
      "B",
      "B",
      undefined,
    ]);
  });

  it("keeps the plan in further rounds and gives no moment the same text again", () => {
    fc.assert(
      fc.property(sides, rawTrades, (members, raw) => {
        const trades = raw.filter((trade) => isTradeOf(trade, members));
        const first = matchMoments(members, trades, new Given());
        const further = new FurtherRounds(members, first);
        const second = matchMoments(members, trades, new Given(), further);
        second.forEach((matches, moment) => {
          for (const [level, { set, partner }] of matches) {
            const before = first[moment]?.get(level);
            expect(before?.set).toBe(set);
            expect(members[before?.partner ?? -1]?.text).not.toBe(members[partner]?.text);
          }
        });
      }),
    );
  });
});
