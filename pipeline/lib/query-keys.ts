import { contentWords } from "./content-words.ts";
import { comparableText } from "./text.ts";

/**
 * Keys under which equal queries meet: the comparable text, and its content words in alphabetical order where it has any. Queries
 * with one `near` and another `same` are near duplicates: "a dog runs to the gate", "the dogs run at a gate".
 */
export function queryKeys(query: string): { readonly same: string; readonly near?: string } {
  const same = `q:${comparableText(query)}`;
  const words = [...contentWords(query)].sort();
  return words.length === 0 ? { same } : { same, near: `w:${words.join(" ")}` };
}
