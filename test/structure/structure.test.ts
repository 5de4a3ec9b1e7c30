import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { type Measure, measureStructure } from "./measure.ts";

describe("structure", () => {
  let measures: Measure[] = [];
  beforeAll(async () => {
    measures = await measureStructure();
  }, 120_000);

  it("meets every aim", () => {
    expect(
      measures
        .filter(({ met }) => !met)
        .map(({ name, value, aim, places }) => ({ name, value, aim, places })),
    ).toEqual([]);
    expect(measures.length).toBeGreaterThan(5);
  });
});

describe("package", () => {
  const text = (name: string): string => readFileSync(path.join(PACKAGE_ROOT, name), "utf8");

  it("names exact versions only", () => {
    const { dependencies, devDependencies } = JSON.parse(text("package.json")) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/u.test(version),
    );
    expect(loose).toEqual([]);
  });

  it("locks without download addresses", () => {
    expect(text("package-lock.json")).not.toContain('"resolved"');
  });
});
