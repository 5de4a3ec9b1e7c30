import { messageOf, OperatorError } from "../../lib/errors.ts";
import { type Entry, placeIn } from "./entry.ts";
import { JsonBuilder, type JsonToken } from "./json-builder.ts";
import { tokensOf } from "./json-tokens.ts";
import { requireTextFile, textChunks } from "./text-file.ts";

/** Any key of a dictionary, or any index of a list. */
const ANY = "*";

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
  const notWhole = (why: string, cause?: unknown): OperatorError =>
    new OperatorError(
      `${what}: ${file} is not whole, valid JSON after ${walker.lastPlace}: ${why}; ` +
        "if the download was cut off, get the file again; comments and single quotes are not JSON either",
      2,
      { cause },
    );
  try {
    for await (const tokens of tokensOf(textChunks(file, what))) {
      for (const token of tokens) {
        const entry = walker.take(token);
        if (entry !== undefined) yield entry;
      }
    }
  } catch (error) {
    if (error instanceof OperatorError || !isParserError(error)) throw error;
    throw notWhole(messageOf(error), error);
  }
  if (walker.isInside) throw notWhole("it ends in the middle of a record");
}

/** stream-json throws plain errors with sentences that begin so. */
function isParserError(error: unknown): boolean {
  return error instanceof Error && /^Parser (cannot|has)/.test(error.message);
}

/** Deepest nesting that is read on, far beyond what a record may have. */
const DEEPEST = 10_000;

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
  #depth = 0;
  lastPlace = "its beginning";

  constructor(file: string, path: readonly string[]) {
    this.#file = file;
    this.#path = path;
  }

  take(token: JsonToken): Entry | undefined {
    this.#watchDepth(token.name);
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

  /** Keeps a file of nothing but brackets from filling memory with open levels. */
  #watchDepth(name: string): void {
    if (name === "startObject" || name === "startArray") this.#depth += 1;
    else if (name === "endObject" || name === "endArray") this.#depth -= 1;
    if (this.#depth > DEEPEST)
      throw new OperatorError(
        `${this.#file} is nested deeper than ${DEEPEST} levels after ${this.lastPlace}; no corpus is: check the file`,
      );
  }

  /** Whether a list or dictionary is still open. */
  get isInside(): boolean {
    return this.#depth > 0;
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
