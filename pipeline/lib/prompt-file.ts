import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { OperatorError } from "./errors.ts";
import { readFileIfAny } from "./files.ts";
import { PACKAGE_ROOT } from "./package.ts";

/** Header of a prompt file. */
const header = z.strictObject({
  name: z.string().min(1).describe("Name that replies record"),
  version: z.int().positive().describe("Raised when the text changes"),
  title: z.string().min(1).describe("What it is for"),
  source: z.string().min(1).describe("Who wrote it"),
  licence: z.string().min(1).describe("Under which terms it lies here"),
});

/** A prompt as its file holds it. */
export interface PromptFile extends z.infer<typeof header> {
  readonly text: string;
}

/**
 * Reads a prompt file: header between two --- lines, then the text without its last line end.
 * @param file below prompts/
 * @param marks what its text must hold; its only {{placeholders}} are among them
 */
export async function readPromptFile(
  file: string,
  marks: readonly string[],
  root = PACKAGE_ROOT,
): Promise<PromptFile> {
  const content = await readFileIfAny(path.join(root, "prompts", file));
  const parts = /^---\n(.*?)\n---\n(.*)\n$/su.exec(content?.replaceAll("\r\n", "\n") ?? "");
  const parsed = header.safeParse(parts?.[1] === undefined ? undefined : parse(parts[1]));
  const text = parts?.[2] ?? "";
  const missing = marks.filter((mark) => !text.includes(mark));
  const unknown = [...text.matchAll(/\{\{.*?\}\}/gu)]
    .map(([mark]) => mark)
    .filter((mark) => !marks.includes(mark));
  if (!parsed.success || missing.length > 0 || unknown.length > 0) {
    const what = !parsed.success
      ? "a header and a text"
      : [...missing, ...unknown.map((mark) => `no ${mark}`)].join(", ");
    throw new OperatorError(`prompts/${file}: expected ${what}; restore the file from the package`, 1);
  }
  return { ...parsed.data, text };
}
