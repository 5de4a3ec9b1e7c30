import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { EXPORT_FORMATS } from "../../schemas/config.ts";
import { raRftRecord } from "../../schemas/ra-rft.ts";
import { releasedExample } from "../../schemas/released-example.ts";

const readme = readFileSync(path.join(PACKAGE_ROOT, "pipeline/9-export/README.md"), "utf8");

/** The first JSON block behind a heading. */
function record(heading: string): unknown {
  const section = readme.slice(readme.indexOf(`\n## ${heading}\n`));
  return JSON.parse(/```json\n(.*?)\n```/su.exec(section)?.[1] ?? "");
}

describe("the description of the formats", () => {
  it.each(EXPORT_FORMATS)("names %s in its table and in a heading", (format) => {
    expect(readme).toContain(`\`${format}\``);
    expect(readme).toMatch(new RegExp(`^## .*\\b${format}\\b`, "mu"));
  });

  it("shows records that have their schema", () => {
    expect(raRftRecord.safeParse(record("ra-rft")).error).toBeUndefined();
    expect(releasedExample.safeParse(record("jsonl and parquet")).error).toBeUndefined();
  });
});
