import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { componentsOf, foldsOf } from "../../../pipeline/audit/probes/components.ts";
import type { ProbePair } from "../../../pipeline/audit/probes/pairs.ts";
import { seededRandom } from "../../../pipeline/lib/random.ts";
import { comparableText } from "../../../pipeline/lib/text.ts";

const pair = fc
  .record({ original: fc.nat(40), negative: fc.nat(40), video: fc.nat(30), mirror: fc.option(fc.nat(9)) })
  .map(({ original, negative, video, mirror }): ProbePair => ({
    original: `Text ${original}.`,
    negative: `text ${negative}`,
    video: `v${video}`,
    corpus: "c",
    level: null,
    categories: [],
    mirror: mirror === null ? null : `m${mirror}`,
  }));

function linked(a: ProbePair, b: ProbePair): boolean {
  const texts = (p: ProbePair): string[] => [comparableText(p.original), comparableText(p.negative)];
  return (
    a.video === b.video ||
    (a.mirror !== null && a.mirror === b.mirror) ||
    texts(a).some((text) => texts(b).includes(text))
  );
}

describe("components and folds", () => {
  test("pairs that share a video, a text or a mirror share component and fold", () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
        const components = componentsOf(pairs);
        const folds = foldsOf(components, 5, seededRandom("fold-test"));
        pairs.forEach((a, i) =>
          pairs.forEach((b, j) => {
            if (!linked(a, b)) return;
            expect(components.of[i]).toBe(components.of[j]);
            expect(folds[i]).toBe(folds[j]);
          }),
        );
        expect(components.sizes.reduce((sum, size) => sum + size, 0)).toBe(pairs.length);
      }),
    );
  });

  test("pairs without a link stay apart", () => {
    const apart = Array.from({ length: 50 }, (_, index): ProbePair => ({
      original: `original ${index}`,
      negative: `negative ${index}`,
      video: `v${index}`,
      corpus: "c",
      level: null,
      categories: [],
      mirror: null,
    }));
    const components = componentsOf(apart);
    expect(components.sizes.length).toBe(50);
    const folds = foldsOf(components, 5, seededRandom("even"));
    for (let fold = 0; fold < 5; fold++) expect(folds.filter((own) => own === fold)).toHaveLength(10);
  });
});
