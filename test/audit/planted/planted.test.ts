import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { auditDataset } from "../../../pipeline/audit/audit.ts";
import { AUDIT_RULES } from "../../../pipeline/audit/rules/registry.ts";
import { scratchFolder } from "../../support/scratch.ts";
import { cleanRecord } from "./clean.ts";
import { measurePlant } from "./measure.ts";
import { PLANTS } from "./plants.ts";
import { SOURCE_PLANTS } from "./plants-by-source.ts";

describe("planted defects", () => {
  test("nothing is found in clean records", async () => {
    const file = path.join(await scratchFolder(), "clean.json");
    await writeFile(
      file,
      JSON.stringify(Array.from({ length: 200 }, (_, index) => cleanRecord(index, "clean"))),
    );
    const report = await auditDataset([file], new AbortController().signal, { probes: null });
    expect(report.rules.map(({ name }) => name)).toEqual(["opening-tells-level"]);
    expect(report.totals).toMatchObject({ records: 200, error: 0, suspicion: 1, note: 0 });
  });

  test.each([...PLANTS, ...SOURCE_PLANTS].filter(({ exact }) => exact))(
    "$kind: found by $rule, every one and nothing else",
    async (plant) => {
      const { recall, precision } = await measurePlant(plant, await scratchFolder(), 80, 30);
      expect(recall).toBe(1);
      expect(precision).toBe(1);
    },
  );

  test.each(PLANTS.filter(({ exact }) => !exact))("$kind: suspected by $rule", async (plant) => {
    const { recall, precision } = await measurePlant(plant, await scratchFolder(), 80, 30);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeGreaterThanOrEqual(0.9);
  });

  test("rules have distinct names", () => {
    const names = AUDIT_RULES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
