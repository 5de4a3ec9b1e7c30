import { countTokens } from "gpt-tokenizer";

/** Tokens of a text in o200k_base; marks such as <|endoftext|> count as plain text. */
export function tokensOf(text: string): number {
  return countTokens(text, { disallowedSpecial: new Set<string>() });
}
