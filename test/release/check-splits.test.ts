import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkSplits } from "../../pipeline/release/check-splits.ts";
import type { Example } from "../../schemas/example.ts";
import type { ExportFormatName } from "../../schemas/config.ts";
import { makeExample } from "../9-export/examples.ts";
import { splitAndExport, testConfig, withRun } from "../9-export/run.ts";
import { edit, surroundings } from "./released.ts";

/** Exports examples, changes the export, checks its splits. */
async function checked(
  examples: readonly Example[],
  format: ExportFormatName,
  change: (folder: string) => Promise<void> = async () => undefined,
) {
  return withRun(async (run) => {
    const config = testConfig(run, {
      split: { by: "ratio", train: 0.5, val: 0.25, test: 0.25 },
      export: { formats: [format], windows: "omit", videoPath: "{video}.mp4" },
    });
    await splitAndExport(examples, config);
    const folder = path.join(run, "9-export", format);
    await change(folder);
    return checkSplits(path.join(run, "9-export"), surroundings(run));
  });
}

const many = Array.from({ length: 80 }, (_, i) =>
  makeExample(`c${i % 2}/v${i >> 1}/q${i}`, { moment: { query: `somebody paints wall ${i}.` } }),
);

describe.each(["jsonl", "ra-rft"] as const)("an export as %s", (format) => {
  it("leaks nothing, and every example is counted", async () => {
    const { leaks, examples, groups, repeated, strata } = await checked(many, format);
    expect(leaks).toEqual([]);
    expect(examples.train + examples.val + examples.test).toBe(80);
    expect(groups.train + groups.val + groups.test).toBe(40);
    expect(repeated.every(({ same, near }) => same + near === 0)).toBe(true);
    const strong = strata.find(({ by, name }) => by === "level" && name === "strong");
    expect(strong?.counts.train).toBe(examples.train);
  });
});

describe("leaks", () => {
  it("of a video under two groups", async () => {
    const { leaks } = await checked(many, "jsonl", async (folder) => {
      for (const split of ["train", "val", "test"])
        await edit(path.join(folder, `${split}.jsonl`), (text) =>
          text.replace(/"video": "[^"]*"/gu, '"video": "same.mp4"'),
        );
    });
    expect(leaks.map(({ name }) => name)).toEqual(["video-in-two-splits"]);
    expect(leaks[0]?.shown[0]).toContain("same.mp4");
  });

  it("of a group, and of an example twice", async () => {
    const { leaks } = await checked(many, "jsonl", async (folder) => {
      let first = "";
      await edit(path.join(folder, "train.jsonl"), (text) => {
        first = text.slice(0, text.indexOf("\n") + 1);
        return text;
      });
      await edit(
        path.join(folder, "val.jsonl"),
        (text) => text + first.replace('"split": "train"', '"split": "val"'),
      );
    });
    expect(leaks.map(({ name, count }) => [name, count]).sort()).toEqual([
      ["group-in-two-splits", 1],
      ["id-twice", 1],
      ["video-in-two-splits", 1],
    ]);
  });

  it("of an official test video into train", async () => {
    const { leaks } = await checked(many, "jsonl", (folder) =>
      edit(path.join(folder, "train.jsonl"), (text) =>
        text.replace('"official_split": null', '"official_split": "val_2"'),
      ),
    );
    expect(leaks).toMatchObject([{ name: "official-test-in-train", count: 1 }]);
  });

  it("says where a line lies in the wrong file", async () => {
    const wrong = checked(many, "jsonl", (folder) =>
      edit(path.join(folder, "train.jsonl"), (text) => text.replace('"split": "train"', '"split": "test"')),
    );
    await expect(wrong).rejects.toThrow(/says test and lies in train\.jsonl/u);
  });
});

describe("a list that is laid out otherwise", () => {
  it.each([
    ["on one line", 0],
    ["with an indent of 4", 4],
  ])("%s is an error, and proves nothing", async (_, indent) => {
    const found = checked(many, "ra-rft", (folder) =>
      edit(path.join(folder, "test.json"), (text) => JSON.stringify(JSON.parse(text), null, indent)),
    );
    await expect(found).rejects.toThrow(/test\.json:[12]: expected the lines of Python's json\.dumps/u);
  });
});

describe("repeated queries", () => {
  it("are counted, equal ones apart from those with the same content words", async () => {
    const examples = Array.from({ length: 60 }, (_, i) =>
      makeExample(`c/v${i}/q`, {
        moment: { query: i % 2 === 0 ? "A dog runs to the gate." : "the dogs run at a gate" },
      }),
    );
    const { repeated, examples: counts } = await checked(examples, "jsonl");
    const testInTrain = repeated.find((pair) => pair.of === "test" && pair.in === "train");
    expect(testInTrain?.same).toBe(counts.test);
    const apart = await checked(
      examples.map((example, i) => {
        const query = i % 3 === 0 ? "A dog runs to the gate." : `tree ${i}`;
        return { ...example, moment: { ...example.moment, query } };
      }),
      "jsonl",
      (folder) =>
        edit(path.join(folder, "train.jsonl"), (text) =>
          text.replaceAll("A dog runs to the gate.", "the dogs run at a gate"),
        ),
    );
    const pair = apart.repeated.find((one) => one.of === "test" && one.in === "train");
    expect(pair?.same).toBe(0);
    expect(pair?.near).toBeGreaterThan(0);
  });
});
