import { jsonParser } from "stream-json/core/parser.js";
import { BareNumbers } from "./bare-numbers.ts";
import type { JsonToken } from "./json-builder.ts";

/**
 * Tokens of a JSON text, a piece's at once; throws where it is not JSON. The parser is called piece by piece rather than as a
 * stream: a stream that fails throws away tokens it has already made, and with them the place where reading had come to.
 */
export async function* tokensOf(
  chunks: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<readonly JsonToken[]> {
  const parse = jsonParser({
    packKeys: false,
    packStrings: false,
    packNumbers: true,
    streamNumbers: false,
    jsonStreaming: false,
  });
  for await (const piece of pieces(chunks)) {
    const answer = parse(piece);
    if (typeof answer !== "symbol") yield answer.values;
  }
}

/** Characters handed to the parser at once: it fails a piece as a whole, so small ones let it say where. */
const PIECE = 4096;

async function* pieces(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  const bare = new BareNumbers();
  for await (const text of chunks) {
    for (let at = 0; at < text.length; at += PIECE) {
      const piece = bare.take(text.slice(at, at + PIECE));
      if (piece !== "") yield piece;
    }
  }
  const rest = bare.rest();
  if (rest !== "") yield rest;
}
