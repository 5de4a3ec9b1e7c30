import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../pipeline/lib/ndjson.ts";
import { EXPORT_FORMATS } from "../../schemas/config.ts";
import { example } from "../../schemas/example.ts";
import { splitAndExport, testConfig, withRun } from "./run.ts";

const FIXTURE = path.join(import.meta.dirname, "../fixtures/export-five");

/** Text files below a folder, by relative path. */
async function textFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: Record<string, string> = {};
  for (const entry of entries.filter((item) => item.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    files[path.relative(folder, file)] = await readFile(file, "utf8");
  }
  return files;
}

describe("five examples: several windows, a crop, a tie in rounding, odd names, text beyond ASCII", () => {
  it("are exported to every format as recorded", async () => {
    const lines = (await readFile(path.join(FIXTURE, "input/examples.ndjson"), "utf8")).trim().split("\n");
    const examples = lines.map((line) => example.parse(parseJson(line)));
    const expected = await textFiles(path.join(FIXTURE, "expected"));
    await withRun(async (run) => {
      const config = testConfig(run, {
        split: { by: "official", train: 1, val: 0, test: 0 },
        export: { formats: [...EXPORT_FORMATS], windows: "omit", videoPath: "videos/{corpus}/{video}.mp4" },
      });
      await splitAndExport(examples, config);
      const written = await textFiles(path.join(run, "9-export"));
      for (const [name, text] of Object.entries(expected)) expect(written[name], name).toBe(text);
    });
  });
});
