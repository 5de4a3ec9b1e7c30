import { OperatorError } from "../../lib/errors.ts";
import { sha256 } from "../../lib/fingerprint.ts";
import { PACKAGE_ROOT } from "../../lib/package.ts";
import { type PromptFile, readPromptFile } from "../../lib/prompt-file.ts";

/** A prompt ready to send. */
export interface Prompt {
  /** name@first 12 hex digits of the SHA-256 of the text: what replies record. */
  readonly id: string;
  readonly text: string;
}

/** Every prompt of the engine and of the judge, with the taxonomy in place. */
export interface Prompts {
  readonly categories: Prompt;
  readonly negatives: Prompt;
  /** Table 17: which categories a refusal speaks of. */
  readonly refusalCategories: Prompt;
  /** Table 18: how well a refusal agrees with the reference. */
  readonly refusalScore: Prompt;
  /** Ours: replacement words are offered. */
  readonly steered: Prompt;
  /** Ours: whether a video shows what a query says, by its captions. */
  readonly presence: Prompt;
  /** Ours: frames of a video are described. */
  readonly watch: Prompt;
  /** Holds {{findings}}. */
  readonly repair: Prompt;
}

/** Where each prompt lies below prompts/, and the marks its text must hold. */
const FILES = {
  categories: { file: "paper/table-15-categories.md", marks: ["[SYSTEM]", "[OUTPUT JSON]"] },
  negatives: { file: "paper/table-16-negatives.md", marks: ["[SYSTEM]", "## Output format"] },
  refusalCategories: { file: "paper/table-17-rt-iou.md", marks: ["[SYSTEM]", "## Output Format"] },
  refusalScore: { file: "paper/table-18-llm-score.md", marks: ["[SYSTEM]", "## OUTPUT"] },
  steered: { file: "steered.md", marks: ["{{taxonomy}}", "## Output"] },
  presence: { file: "presence.md", marks: ["## Output"] },
  watch: { file: "watch.md", marks: ['{"captions":'] },
  repair: { file: "repair.md", marks: ["{{findings}}"] },
} as const;

/** The line of Tables 16 and 17 that stands for the taxonomy of Table 15. */
const SAME_TAXONOMY = "(Same category taxonomy as in the semantic relevance category extraction prompt.)";

/** Reads one of the engine's prompt files. */
export async function readPrompt(name: keyof typeof FILES, root = PACKAGE_ROOT): Promise<PromptFile> {
  const { file, marks } = FILES[name];
  return readPromptFile(file, marks, root);
}

/** Loads and checks all prompts; Tables 16 and 17 get the taxonomy lines of Table 15. */
export async function loadPrompts(root = PACKAGE_ROOT): Promise<Prompts> {
  const quoted = await readPrompt("categories", root);
  const taxonomy = taxonomyOf(quoted.text);
  const withTaxonomy = async (name: "negatives" | "refusalCategories"): Promise<Prompt> => {
    const prompt = await readPrompt(name, root);
    const [before, after, more] = prompt.text.split(SAME_TAXONOMY);
    if (before === undefined || after === undefined || more !== undefined)
      throw new OperatorError(
        `prompts: ${prompt.name} must name the taxonomy exactly once; restore the file`,
        1,
      );
    return ready(prompt.name, before + taxonomy + after);
  };
  const plain = async (name: "refusalScore" | "presence" | "watch" | "repair"): Promise<Prompt> => {
    const prompt = await readPrompt(name, root);
    return ready(prompt.name, prompt.text);
  };
  const steered = await readPrompt("steered", root);
  return {
    categories: ready(quoted.name, quoted.text),
    negatives: await withTaxonomy("negatives"),
    refusalCategories: await withTaxonomy("refusalCategories"),
    refusalScore: await plain("refusalScore"),
    steered: ready(
      steered.name,
      steered.text.replace("{{taxonomy}}", () => taxonomy),
    ),
    presence: await plain("presence"),
    watch: await plain("watch"),
    repair: await plain("repair"),
  };
}

/** The taxonomy lines of Table 15, from its first parent to the line before the output requirements, without the heading. */
function taxonomyOf(table15: string): string {
  const lines = /### Category taxonomy \(Parent \/ Child\)\n\n(.*?)\n\n## Output requirements/su.exec(
    table15,
  )?.[1];
  if (lines === undefined)
    throw new OperatorError(
      "prompts: Table 15 holds no category taxonomy; restore the file from the package",
      1,
    );
  return lines;
}

function ready(name: string, text: string): Prompt {
  return { id: `${name}@${sha256(text).slice(0, 12)}`, text };
}

/** Fills in the placeholders of a prompt. What is filled in stands as it is, whatever marks it holds. */
export function fill(prompt: Prompt, values: Readonly<Record<string, string>>): string {
  return prompt.text.replace(/\{\{(.*?)\}\}/gu, (mark, name: string) => values[name] ?? mark);
}
