import { pipeline, Readable } from "node:stream";
import { parser } from "stream-json/parser.js";
import { messageOf, OperatorError } from "../../lib/errors.ts";
import { type Entry, placeIn } from "./entry.ts";
import { JsonBuilder, type JsonToken } from "./json-builder.ts";
import { requireTextFile, textChunks } from "./text-file.ts";

/** Any key of a dictionary, or any index of a list. */
export const ANY = "*";

/**
 * Records of a JSON file in constant memory: the values that lie at a path of keys, `*` standing for any key or index.
 * `["*"]` gives the members of a list or dictionary, `["database", "*"]` those of one below the key database.
 */
export async function* jsonEntries(
  file: string,
  path: readonly string[],
  what: string,
): AsyncGenerator<Entry> {
  await requireTextFile(file, what);
  const walker = new JsonWalker(file, path);
  try {
    for await (const token of tokensOf(file, what)) {
      const entry = walker.take(token);
      if (entry !== undefined) yield entry;
    }
  } catch (error) {
    if (error instanceof OperatorError || !isParserError(error)) throw error;
    throw new OperatorError(
      `${what}: ${file} is not whole, valid JSON after ${walker.lastPlace}: ${messageOf(error)}; ` +
        "if the download was cut off, get the file again; NaN, comments and single quotes are not JSON either",
      2,
      { cause: error },
    );
  }
}

/** stream-json throws plain errors with sentences that begin so. */
function isParserError(error: unknown): boolean {
  return error instanceof Error && /^Parser (cannot|has)/.test(error.message);
}

function tokensOf(file: string, what: string): AsyncIterable<JsonToken> {
  const tokens = parser.asStream({
    packKeys: false,
    packStrings: false,
    packNumbers: true,
    streamNumbers: false,
  });
  // A failure of the source destroys the token stream with it, and so reaches whoever reads the tokens.
  pipeline(Readable.from(textChunks(file, what)), tokens, () => undefined);
  return tokens as AsyncIterable<JsonToken>;
}

interface Level {
  readonly kind: "object" | "array";
  /** Key of the member at hand, or its index. */
  key: string;
  index: number;
  /** Whether the way down to here follows the path. */
  readonly matches: boolean;
}

/** Follows the tokens of a file down to the records and has each one built. */
class JsonWalker {
  readonly #file: string;
  readonly #path: readonly string[];
  readonly #levels: Level[] = [];
  #builder: JsonBuilder | undefined;
  #keyPieces: string[] = [];
  #inKey = false;
  lastPlace = "its beginning";

  constructor(file: string, path: readonly string[]) {
    this.#file = file;
    this.#path = path;
  }

  take(token: JsonToken): Entry | undefined {
    if (this.#builder !== undefined)
      return this.#builder.take(token) ? this.#finish(this.#builder) : undefined;
    switch (token.name) {
      case "startKey":
        this.#inKey = true;
        this.#keyPieces = [];
        return undefined;
      case "endKey":
        this.#inKey = false;
        this.#setKey(this.#keyPieces.join(""));
        return undefined;
      case "stringChunk":
        if (this.#inKey && this.#keyPieces.length < 64) this.#keyPieces.push(String(token.value));
        return undefined;
      case "endObject":
      case "endArray":
        this.#levels.pop();
        return undefined;
      case "endString":
        return undefined;
      default:
        return this.#valueBegins(token);
    }
  }

  #setKey(key: string): void {
    const level = this.#levels.at(-1);
    if (level) level.key = key;
  }

  /** A value begins: a record, a level on the way to records, or something beside the path. */
  #valueBegins(token: JsonToken): Entry | undefined {
    const parent = this.#levels.at(-1);
    if (parent?.kind === "array") {
      parent.index += 1;
      parent.key = String(parent.index);
    }
    const step = this.#path[this.#levels.length - 1];
    const matches = parent === undefined || (parent.matches && (step === ANY || step === parent.key));
    if (matches && this.#levels.length === this.#path.length) {
      this.#builder = new JsonBuilder();
      return this.#builder.take(token) ? this.#finish(this.#builder) : undefined;
    }
    if (token.name === "startObject" || token.name === "startArray") {
      const kind = token.name === "startObject" ? "object" : "array";
      this.#levels.push({ kind, key: "", index: -1, matches });
      return undefined;
    }
    return matches ? this.#misplaced() : undefined;
  }

  #finish({ value, read, defect }: JsonBuilder): Entry {
    this.#builder = undefined;
    this.lastPlace = this.#place();
    return {
      value,
      keys: this.#keys(),
      place: placeIn(this.#file, null, this.#place()),
      raw: read,
      defect,
    };
  }

  /** A plain value where the path expects a list or dictionary. */
  #misplaced(): Entry {
    const place = this.#place();
    const message = `${place} is a plain value; records were expected at ${this.#path.join(".")}`;
    return {
      value: undefined,
      keys: this.#keys(),
      place: placeIn(this.#file, null, place),
      raw: null,
      defect: { reason: "malformed-record", message },
    };
  }

  /** Keys that the stars of the path stand for. */
  #keys(): string[] {
    return this.#levels.filter((_, depth) => this.#path[depth] === ANY).map((level) => level.key);
  }

  #place(): string {
    const place = this.#levels.map(({ kind, key }) => (kind === "array" ? `[${key}]` : `.${key}`)).join("");
    return place.replace(/^\./, "").slice(0, 300) || "the top";
  }
}
