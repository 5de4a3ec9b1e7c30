import { createRequire } from "node:module";
import type * as Tokeniser from "gpt-tokenizer";

const require = createRequire(import.meta.url);
let tokeniser: typeof Tokeniser | undefined;

/** Tokens of a text in o200k_base; marks such as <|endoftext|> count as plain text. */
export function tokensOf(text: string): number {
  // its vocabulary takes half a second and 50 MB, which most commands can do without: so it is loaded at first use
  tokeniser ??= require("gpt-tokenizer") as typeof Tokeniser;
  return tokeniser.countTokens(text, { disallowedSpecial: new Set<string>() });
}
