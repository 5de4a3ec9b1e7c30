import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { exportStage } from "../../pipeline/9-export/export.ts";
import { beginSwap, finishSwap } from "../../pipeline/lib/swap.ts";
import { videoPath } from "../../pipeline/9-export/video-path.ts";
import { makeExample } from "./examples.ts";
import { exportedText, run, splitAndExport, testConfig, withRun } from "./run.ts";

describe("the stage", () => {
  it("writes three whole files for no examples at all", async () => {
    await withRun(async (folder) => {
      const { exported } = await splitAndExport([], testConfig(folder));
      for (const split of ["train", "val", "test"])
        expect(await exportedText(folder, `ra-rft/${split}.json`)).toBe("[]");
      expect(exported.outputs.map((file) => [file.path, file.records])).toEqual([
        ["9-export/rejected.ndjson", 0],
        ["9-export/ra-rft/train.json", 0],
        ["9-export/ra-rft/val.json", 0],
        ["9-export/ra-rft/test.json", 0],
      ]);
    });
  });

  it("gives the same bytes again", async () => {
    const examples = Array.from({ length: 30 }, (_, i) => makeExample(`a/v${i}/q`));
    const once = () =>
      withRun(async (folder) => (await splitAndExport(examples, testConfig(folder))).exported.outputs);
    expect(await once()).toEqual(await once());
  });

  it("leaves the previous export whole when it is stopped", async () => {
    await withRun(async (folder) => {
      const config = testConfig(folder);
      await splitAndExport([makeExample("a/v2/q")], config);
      const before = await exportedText(folder, "ra-rft/train.json");
      const other = testConfig(folder, { export: { ...config.export, videoPath: "{video}.mkv" } });
      await expect(failing(folder, other)).rejects.toThrow();
      expect(await exportedText(folder, "ra-rft/train.json")).toBe(before);
      expect(await readdir(path.join(folder, "9-export"))).not.toContain("ra-rft.hivtg-next");
    });
  });

  it("leaves the previous export whole when it is stopped behind its last example", async () => {
    await withRun(async (folder) => {
      const config = testConfig(folder);
      await splitAndExport([makeExample("a/v1/q")], config);
      const before = await exportedText(folder, "ra-rft/train.json");
      const stop = new AbortController();
      stop.abort();
      const other = testConfig(folder, { export: { ...config.export, videoPath: "{video}.mkv" } });
      await expect(run(exportStage, other, { signal: stop.signal })).rejects.toThrow(/stopped/u);
      expect(await exportedText(folder, "ra-rft/train.json")).toBe(before);
      await run(exportStage, other);
      expect(await exportedText(folder, "ra-rft/train.json")).toBe(before.replace("v1.mp4", "v1.mkv"));
    });
  });

  it("removes formats that are no longer asked for", async () => {
    await withRun(async (folder) => {
      const stale = path.join(folder, "9-export", "other-format");
      await mkdir(stale, { recursive: true });
      await splitAndExport([makeExample("a/v/q")], testConfig(folder));
      expect((await readdir(path.join(folder, "9-export"))).sort()).toEqual([
        "manifest.json",
        "ra-rft",
        "rejected.ndjson",
      ]);
    });
  });
});

/** An export whose input is damaged behind its first record. */
async function failing(folder: string, config: ReturnType<typeof testConfig>): Promise<unknown> {
  const select = path.join(folder, "7-select", "records.ndjson");
  await writeFile(select, `${JSON.stringify(makeExample("a/v2/q"))}\n{"damaged":\n`);
  await writeFile(path.join(folder, "8-split", "records.ndjson"), "not a record\n");
  return run(exportStage, config);
}

describe("swapping folders", () => {
  const content = async (folder: string): Promise<string[]> => (await readdir(folder)).sort();
  const write = async (folder: string, name: string): Promise<void> => writeFile(path.join(folder, name), "");

  it("recovers from a kill at every step", async () => {
    for (const step of ["written", "moved-away", "moved-in"] as const) {
      await withRun(async (run) => {
        const folder = path.join(run, "format");
        await write(await beginSwap(folder), "old");
        await finishSwap(folder);
        await write(await beginSwap(folder), "new");
        if (step !== "written") await rename(folder, `${folder}.hivtg-previous`);
        if (step === "moved-in") await rename(`${folder}.hivtg-next`, folder);
        // killed here; the next export begins
        await beginSwap(folder);
        expect(await content(folder)).toEqual([step === "moved-in" ? "new" : "old"]);
        expect(await content(`${folder}.hivtg-next`)).toEqual([]);
        expect(await content(run)).toEqual(["format", "format.hivtg-next"]);
      });
    }
  });
});

describe("names of videos", () => {
  it.each([
    ["{video}.mp4", "AO8RW", "AO8RW.mp4"],
    ["{video}.mp4", "s17-d69.avi", "s17-d69.avi"],
    ["videos/{corpus}/{video}", "-abc", "videos/tacos/-abc"],
    ["{video}.mp4", "a.b", "a.b.mp4"],
    ["{video}", "$& $1 {corpus}", "$& $1 {corpus}"],
    ["{corpus}.{video}.MKV", "x.mp4", "tacos.x.mp4"],
  ])("%s of %s", (template, video, expected) => {
    expect(videoPath(template, { corpus: "tacos", video })).toBe(expected);
  });
});
