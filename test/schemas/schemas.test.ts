import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { schemaDocuments, undescribedFields } from "./documents.ts";

const folder = path.join(PACKAGE_ROOT, "schemas");

describe("schemas", () => {
  it("describe every field", async () => {
    expect(await undescribedFields()).toEqual([]);
  });

  it("are in step with README.md and the JSON Schemas (npm run schemas writes them)", async () => {
    const documents = await schemaDocuments();
    for (const [name, content] of documents)
      expect(readFileSync(path.join(folder, name), "utf8"), name).toBe(content);
    const generated = [...documents.keys()]
      .filter((name) => name.startsWith("json"))
      .map((name) => path.basename(name));
    expect(readdirSync(path.join(folder, "json")).sort()).toEqual(generated.sort());
  });
});
