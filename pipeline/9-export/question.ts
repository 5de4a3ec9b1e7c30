import path from "node:path";
import { PACKAGE_ROOT } from "../lib/package.ts";
import { readPromptFile } from "../lib/prompt-file.ts";

const NAME = "ground.md";

/** The file with the question: an input of the export like any other. */
export const QUESTION_FILE = path.join(PACKAGE_ROOT, "prompts", NAME);

/** Asks a model to ground a query or to refuse it. */
export type Question = (query: string) => string;

/** The question of exported conversations. */
export async function loadQuestion(): Promise<Question> {
  const { text } = await readPromptFile(NAME, ["{{query}}"]);
  return (query) => text.replace("{{query}}", () => query);
}
