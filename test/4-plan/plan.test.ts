import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATEGORY_PATHS, type CategoryPath } from "../../schemas/category.ts";
import { countUse, leastUsedThree, nestedPlan, topThree } from "../../pipeline/4-plan/policies.ts";
import { LEVEL_NAMES } from "../../pipeline/lib/levels.ts";
import { seededRandom } from "../../pipeline/lib/random.ts";

const eligible = fc.uniqueArray(fc.constantFrom(...CATEGORY_PATHS), { minLength: 1 });

describe("plans", () => {
  it("nest, have the level's size, and keep the order of diagnostic strength", () => {
    fc.assert(
      fc.property(eligible, fc.integer(), fc.boolean(), (paths, seed, top) => {
        const chosen = top ? topThree(paths) : leastUsedThree(paths, new Map(), seededRandom(seed));
        const { levels, unplanned } = nestedPlan(chosen, paths);
        expect(levels.length + unplanned.length).toBe(3);
        expect(levels.length).toBe(Math.min(3, paths.length));
        let smaller: CategoryPath[] = [];
        for (const { level, categories } of levels) {
          expect(categories).toHaveLength(LEVEL_NAMES[level].size);
          expect(categories).toEqual(paths.filter((path) => categories.includes(path)));
          expect(categories).toEqual(expect.arrayContaining(smaller));
          smaller = categories;
        }
      }),
    );
  });

  it("say why a level cannot be planned", () => {
    const paths: CategoryPath[] = ["Attribute/Counting", "Object/ObjectMoving"];
    expect(nestedPlan(topThree(paths), paths).unplanned).toEqual([
      { level: "weak", reason: "needs 3 categories, 2 can turn this query false" },
    ]);
  });

  it("even out category use when balanced", () => {
    const use = new Map<CategoryPath, number>();
    const common = ["Object/ObjectExistence", "Action/FineGrainedAction", "Attribute/Counting"] as const;
    for (let n = 0; n < 300; n++) {
      const paths: CategoryPath[] = n % 10 === 0 ? [...common, "Scene/SceneExistence"] : [...common];
      countUse(nestedPlan(leastUsedThree(paths, use, seededRandom(n)), paths), use);
    }
    const [a = 0, b = 0, c = 0] = common.map((path) => use.get(path) ?? 0);
    expect(Math.max(a, b, c) - Math.min(a, b, c)).toBeLessThan(10);
    // Rare and always behind the others, it is taken first or nearly first whenever it is eligible: in all three levels.
    expect(use.get("Scene/SceneExistence")).toBeGreaterThanOrEqual(85);
  });
});
