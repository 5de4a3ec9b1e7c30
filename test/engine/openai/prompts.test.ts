import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fill, loadPrompts, readPrompt } from "../../../pipeline/engine/openai/prompts.ts";
import { sha256 } from "../../../pipeline/lib/fingerprint.ts";
import { PACKAGE_ROOT } from "../../../pipeline/lib/package.ts";
import { CATEGORY_PATHS } from "../../../schemas/category.ts";

describe("quoted tables", () => {
  it.each([
    ["categories", "a4b322b45d274861b05378cdf865fe6d1fe8e3f1c526a0eaa702f4fc2b49cef8"],
    ["negatives", "5508a108bfff2e5c6b217d32c5cd6ecf74028d04be0d504f794ec4135ac384a1"],
    ["refusalCategories", "0a9f9f618fa22ff4b8152fc4520e755406f6a7e2963ac66f4f2ff253785ddc44"],
    ["refusalScore", "8e727a595764164c8bb69f2dea937f68f7a49e311e40e700361809678411658a"],
  ] as const)("%s stands as the paper prints it", async (name, hash) => {
    expect(sha256((await readPrompt(name)).text)).toBe(hash);
  });
});

describe("loadPrompts", () => {
  it("puts the taxonomy of Table 15 into Tables 16 and 17", async () => {
    const { categories, negatives, refusalCategories } = await loadPrompts();
    for (const prompt of [negatives, refusalCategories]) {
      expect(prompt.text).not.toContain("(Same category taxonomy");
      for (const category of CATEGORY_PATHS) expect(prompt.text).toContain(`- ${category} — `);
    }
    expect(negatives.text).toContain(
      "## Category taxonomy (Parent / Child)\n#### Action\n- Action/ActionSequence",
    );
    expect(categories.text.startsWith("[SYSTEM] You are a multi-label classifier")).toBe(true);
  });

  it("names a prompt by the hash of the text that is sent", async () => {
    const { negatives } = await loadPrompts();
    expect(negatives.id).toBe(`table-16@${sha256(negatives.text).slice(0, 12)}`);
  });
});

describe("a damaged prompt file", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "prompts-"));
    await cp(path.join(PACKAGE_ROOT, "prompts"), path.join(root, "prompts"), { recursive: true });
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const damage = async (file: string, change: (text: string) => string): Promise<void> => {
    const at = path.join(root, "prompts", file);
    await writeFile(at, change(await readFile(at, "utf8")));
  };

  it.each([
    [
      "a lost placeholder",
      "repair.md",
      (text: string) => text.replace("{{findings}}", ""),
      /repair\.md: expected \{\{findings\}\}/,
    ],
    [
      "an unknown placeholder",
      "repair.md",
      (text: string) => text.replace("Send", "{{level}} Send"),
      /no \{\{level\}\}/,
    ],
    ["a lost header", "repair.md", (text: string) => text.slice(5), /a header and a text/],
    [
      "a lost taxonomy",
      "paper/table-15-categories.md",
      (text: string) => text.replace("### Category taxonomy", "###"),
      /taxonomy/,
    ],
    [
      "a lost reference",
      "paper/table-16-negatives.md",
      (text: string) => text.replace("(Same category", "(Category"),
      /taxonomy exactly once/,
    ],
  ])("%s is an error that names it", async (_, file, change, message) => {
    await damage(file, change);
    await expect(loadPrompts(root)).rejects.toThrow(message);
  });
});

describe("fill", () => {
  it("leaves marks inside the values alone", () => {
    expect(fill({ id: "x@1", text: "a {{findings}} b" }, { findings: "{{findings}} $& $1" })).toBe(
      "a {{findings}} $& $1 b",
    );
  });
});
