import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Choice, Choices } from "../../pipeline/7-select/block-choices.ts";
import type { Choosable, Chooser } from "../../pipeline/7-select/choosable.ts";
import { beyondQuotas } from "../../pipeline/7-select/quotas.ts";
import { seededRandom } from "../../pipeline/lib/random.ts";
import type { CategoryPath } from "../../schemas/category.ts";
import { type Level, LEVELS } from "../../schemas/level.ts";

const THING: CategoryPath = "Object/ObjectExistence";
const ACT: CategoryPath = "Action/FineGrainedAction";
const PLACE: CategoryPath = "Object/ObjectSpatialRelation";

/** Chosen negatives of a moment, and the moment that those of a pair were chosen with. */
type Told = readonly (readonly [
  Level,
  readonly CategoryPath[],
  { readonly partner?: number; readonly doubts?: number }?,
])[];

function blockOf(told: readonly Told[]): { choosers: Chooser[]; all: Choices[] } {
  const choosers = told.map((_, at): Chooser => ({
    id: `m${at}`,
    query: "",
    video: `v${at}`,
    source: `v${at}`,
    candidates: [],
  }));
  const all = told.map((negatives, at): Choices => {
    const choices = negatives.map(([level, categories, { partner, doubts = 0 } = {}]): [Level, Choice] => {
      const name = partner === undefined ? null : `m${partner}`;
      const made = { level, sample: 0, text: "", size: 1, doubts, partner: name };
      const candidate: Choosable = {
        ...made,
        id: `m${at}#0/${level}`,
        set: [...categories].sort().join(" "),
      };
      return [level, { candidate, by: name === null ? "gap" : "pair", partner: name }];
    });
    return new Map(choices);
  });
  return { choosers, all };
}

async function beyond(told: readonly Told[], quotas: { category?: number; level?: number }) {
  const { choosers, all } = blockOf(told);
  const settings = {
    policy: "mixed" as const,
    categoryQuota: quotas.category ?? 1,
    levelQuota: quotas.level ?? 1,
  };
  return beyondQuotas(choosers, all, settings, seededRandom("quotas"), () => Promise.resolve());
}

/** Shares of what stays. */
function sharesOf(told: readonly Told[], out: readonly { moment: number; level: Level }[]) {
  const kept = told.flatMap((negatives, at) =>
    negatives.filter(([level]) => !out.some((one) => one.moment === at && one.level === level)),
  );
  const uses = kept.flatMap(([, categories]) => categories);
  const share = (category: CategoryPath): number =>
    uses.filter((one) => one === category).length / (uses.length || 1);
  const levelShare = (level: Level): number =>
    kept.filter(([one]) => one === level).length / (kept.length || 1);
  return { kept, share, levelShare };
}

describe("quotas", () => {
  it("take nothing where they set no limit", async () => {
    expect(await beyond([[["strong", [THING]]], [["strong", [THING]]]], {})).toEqual([]);
  });

  it("take a category down to its share and no further", async () => {
    const told: Told[] = [THING, THING, THING, THING, THING, ACT, ACT, ACT].map((path) => [
      ["strong", [path]],
    ]);
    const out = await beyond(told, { category: 0.5 });
    expect(out.map(({ because }) => because)).toEqual(["category-quota", "category-quota"]);
    expect(sharesOf(told, out).share(THING)).toBe(0.5);
  });

  it("take the two of a pair together", async () => {
    const told: Told[] = [
      [["strong", [THING], { partner: 1 }]],
      [["strong", [THING], { partner: 0 }]],
      [["strong", [THING], { partner: 3 }]],
      [["strong", [THING], { partner: 2 }]],
      [["strong", [ACT]]],
      [["strong", [ACT]]],
    ];
    const out = (await beyond(told, { category: 0.5 })).map(({ moment }) => moment).sort();
    expect([
      [0, 1],
      [2, 3],
    ]).toContainEqual(out);
  });

  it("take those with doubts first", async () => {
    const told: Told[] = [0, 0, 1].map((doubts) => [["strong", [THING], { doubts }]]);
    const out = await beyond([...told, [["strong", [ACT]]], [["strong", [ACT]]]], { category: 0.5 });
    expect(out.map(({ moment }) => moment)).toEqual([2]);
  });

  it("keep what would not take the share down", async () => {
    const told: Told[] = Array.from({ length: 4 }, () => [["moderate", [THING, ACT]]]);
    expect(await beyond(told, { category: 0.2 })).toEqual([]);
  });

  it("limit levels", async () => {
    const told: Told[] = [
      [
        ["strong", [THING]],
        ["moderate", [THING, ACT]],
      ],
      [["strong", [ACT]]],
      [["strong", [PLACE]]],
    ];
    const out = await beyond(told, { level: 0.5 });
    expect(out.map(({ level, because }) => `${level} ${because}`)).toEqual([
      "strong level-quota",
      "strong level-quota",
    ]);
  });

  const categories = fc.uniqueArray(fc.constantFrom(THING, ACT, PLACE), { minLength: 1, maxLength: 3 });
  const negatives = fc.array(fc.tuple(fc.constantFrom(...LEVELS), categories), { maxLength: 30 });

  it("leave no category above its share that one more could take down, whatever was chosen", async () => {
    await fc.assert(
      fc.asyncProperty(negatives, fc.double({ min: 0.1, max: 1, noNaN: true }), async (made, most) => {
        const told = made.map((one): Told => [one]);
        const out = await beyond(told, { category: most });
        expect(await beyond(told, { category: most })).toEqual(out);
        const { kept, share } = sharesOf(told, out);
        for (const path of [THING, ACT, PLACE]) {
          if (share(path) <= most) continue;
          for (const [, paths] of kept)
            if (paths.includes(path)) expect(share(path) * paths.length).toBeGreaterThanOrEqual(1 - 1e-9);
        }
      }),
    );
  });
});
