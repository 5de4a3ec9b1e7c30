import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROBES, runProbes } from "../../../pipeline/audit/probes/battery.ts";
import { foldsOf, keysOf } from "../../../pipeline/audit/probes/components.ts";
import { groupingOf } from "../../../pipeline/audit/probes/grouping.ts";
import type { ProbePair } from "../../../pipeline/audit/probes/pairs.ts";
import { seededRandom } from "../../../pipeline/lib/random.ts";
import { madeUpPairs } from "./pairs.ts";

const FOLDS = 5;
const turn = async (): Promise<void> => undefined;

/** The same pairs in one chain: each shares its video with the pair before it and its original with the one behind it. */
function joined(pairs: readonly ProbePair[]): ProbePair[] {
  return pairs.map((pair, index) => ({
    ...pair,
    corpus: "c",
    video: `v${(index + 1) >> 1}`,
    original: pairs[index - (index % 2)]?.original ?? pair.original,
  }));
}

describe("grouping", () => {
  test("whatever the links, no training pair shares a video, a text or a mirror with the fold", () => {
    const small = fc.record({
      original: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"),
      negative: fc.constantFrom("h", "i", "j", "k", "l", "m", "n", "o"),
      video: fc.nat({ max: 30 }).map((number) => `v${number}`),
      mirror: fc.option(fc.constantFrom("m1", "m2", "m3")),
    });
    fc.assert(
      fc.property(fc.array(small, { maxLength: 60 }), (made) => {
        const pairs = made.map((pair): ProbePair => ({ ...pair, corpus: "c", level: null, categories: [] }));
        const grouping = groupingOf(pairs, FOLDS);
        const foldOfPair = foldsOf(grouping.groups, FOLDS, seededRandom("grouping"));
        for (let fold = 0; fold < FOLDS; fold++) {
          const tested = new Set(pairs.filter((_, at) => foldOfPair[at] === fold).flatMap(keysOf));
          for (const at of grouping.trainingFor(foldOfPair, fold)) {
            expect(foldOfPair[at]).not.toBe(fold);
            for (const key of pairs[at] ? keysOf(pairs[at]) : []) expect(tested.has(key)).toBe(false);
          }
        }
      }),
    );
  });

  test("keeps whole components where they fit into a fold, and uses every other pair", () => {
    const grouping = groupingOf(madeUpPairs(100, 0, "apart"), FOLDS);
    expect(grouping.by).toBe("components");
  });

  test("divides what hangs together by video, and still finds a leak that the rest of the pairs show", async () => {
    const report = await runProbes(joined(madeUpPairs(400, 0.6, "joined")), turn, {
      ...PROBES,
      seeds: [1],
      families: PROBES.families.slice(0, 1),
    });
    expect(report.groupedBy).toBe("videos");
    expect(report.largestComponent).toBe(400);
    expect(report.trainingShare).toBeGreaterThan(0.3);
    expect(report.trainingShare).toBeLessThan(1);
    expect(report.results[0]?.overall.accuracy.value).toBeGreaterThan(0.65);
  });
});
