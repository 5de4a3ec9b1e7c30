import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { EXPORT_FORMATS } from "../../schemas/config.ts";
import { raRftRecord } from "../../schemas/ra-rft.ts";
import { releasedExample } from "../../schemas/released-example.ts";
import { scratchFolder } from "../support/scratch.ts";
import { exportSamples, withRecords } from "./readme-records.ts";

const readme = readFileSync(path.join(PACKAGE_ROOT, "pipeline/9-export/README.md"), "utf8");

/** The first JSON block behind a heading. */
function record(heading: string): unknown {
  const section = readme.slice(readme.indexOf(`\n## ${heading}\n`));
  return JSON.parse(jsonBlock(section));
}

/** The first JSON block of a text. */
function jsonBlock(text: string): string {
  return /```json\n(.*?)\n```/su.exec(text)?.[1] ?? "";
}

describe("the description of the formats", () => {
  it.each(EXPORT_FORMATS)("names %s in its table and in a heading", (format) => {
    expect(readme).toContain(`\`${format}\``);
    expect(readme).toMatch(new RegExp(`^## .*\\b${format}\\b`, "mu"));
  });

  it("shows what an export of the samples holds today", { timeout: 60_000 }, async () => {
    const exported = await exportSamples(await scratchFolder());
    const way = "stale: npx tsx test/9-export/write-readme.ts writes it again";
    expect(await withRecords(readme, exported), way).toBe(readme);
    const records = z
      .array(z.record(z.string(), z.unknown()))
      .parse(JSON.parse(readFileSync(path.join(exported, "ra-rft/train.json"), "utf8")));
    const front = z
      .looseObject({ GRPO: z.array(z.looseObject({ q: z.string() })) })
      .parse(JSON.parse(jsonBlock(readFileSync(path.join(PACKAGE_ROOT, "README.md"), "utf8"))));
    const original = front.GRPO[0]?.q;
    const { GRPO: items, ...record } = records.find(({ query_text }) => query_text === original) ?? {};
    const { GRPO: shown, ...about } = front;
    expect(record, "the record in README.md").toMatchObject(about);
    expect(z.array(z.unknown()).parse(items).slice(0, shown.length), "its queries").toMatchObject(shown);
  });

  it("shows records that have their schema", () => {
    expect(raRftRecord.safeParse(record("ra-rft")).error).toBeUndefined();
    expect(releasedExample.safeParse(record("jsonl and parquet")).error).toBeUndefined();
  });
});
