import { tokensOf } from "../../../lib/tokens.ts";

/** Tokens a message costs beyond its text, and a reply's start (OpenAI's chat format). */
const PER_MESSAGE = 4;

/** Texts whose tokens are remembered: system messages and response formats, a handful each run. */
const REMEMBERED = 64;
const remembered = new Map<string, number>();

/** Tokens of a text that is sent again and again. */
export function tokensOfFixed(text: string): number {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const tokens = tokensOf(text);
  if (remembered.size < REMEMBERED) remembered.set(text, tokens);
  return tokens;
}

/** Input tokens of a request, for pacing. */
export function estimateInput(system: string, messages: readonly { readonly content: string }[]): number {
  const fixed = tokensOfFixed(system) + PER_MESSAGE;
  return messages.reduce((sum, { content }) => sum + tokensOf(content) + PER_MESSAGE, fixed);
}

/** More input tokens than a request can have: a token holds one byte at least. For the worst case of a budget. */
export function mostInput(body: string): number {
  return Buffer.byteLength(body) + 256;
}

/** Output tokens to expect, learned from what came: a running mean for each kind of request. */
export class OutputEstimate {
  readonly #means = new Map<string, number>();

  of(kind: string, longest: number): number {
    return Math.min(longest, this.#means.get(kind) ?? 512);
  }

  learn(kind: string, tokens: number): void {
    const mean = this.#means.get(kind);
    this.#means.set(kind, mean === undefined ? tokens : mean + (tokens - mean) * 0.05);
  }
}
