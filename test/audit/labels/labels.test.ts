import { describe, expect, test } from "vitest";
import { KINDS, labelledSet, readLabels, SAMPLES } from "./labels.ts";

describe("the labelled set", () => {
  test("holds at least 300 records, each once, of files that it names", async () => {
    const { files, records } = await readLabels();
    const keys = records.map(({ file, record }) => `${file}#${record}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThanOrEqual(300);
    expect(new Set(records.map(({ file }) => file))).toEqual(new Set(Object.keys(files)));
  });

  test("uses every label, each at most once a record, and divides the set about evenly", async () => {
    const { records } = await readLabels();
    expect(new Set(records.flatMap(({ labels }) => labels))).toEqual(new Set(KINDS));
    for (const { labels } of records) expect(new Set(labels).size).toBe(labels.length);
    const tuned = records.filter(({ half }) => half === "tune").length / records.length;
    expect(tuned).toBeGreaterThan(0.4);
    expect(tuned).toBeLessThan(0.6);
  });

  test("was drawn in samples of at least 150, and no record had less of a chance in all of them than in its own", async () => {
    const { records } = await readLabels();
    for (const name of SAMPLES)
      expect(records.filter(({ sample }) => sample === name).length).toBeGreaterThanOrEqual(150);
    for (const { chance, anyChance } of records) expect(anyChance).toBeGreaterThanOrEqual(chance);
  });

  test("holds no text: its schema has no place for any", async () => {
    const { files, records } = await readLabels();
    const [first, ...others] = records;
    expect(
      labelledSet.safeParse({ files, records: [{ ...first, query: "a person" }, ...others] }).success,
    ).toBe(false);
    expect(labelledSet.safeParse({ files, records: [{ ...first, labels: ["a person"] }] }).success).toBe(
      false,
    );
  });
});
