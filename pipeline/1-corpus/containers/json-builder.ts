import type { Defect } from "../source.ts";

/** A token of stream-json with strings and keys in pieces, so that no piece can fill memory. */
export interface JsonToken {
  readonly name: string;
  readonly value?: string | boolean | null;
}

/** How large one record may become in memory. Real records stay a hundred times below. */
const RECORD_LIMITS = { depth: 64, stringCharacters: 1_000_000, values: 1_000_000 };

type Container =
  | { readonly kind: "object"; readonly target: Record<string, unknown> }
  | { readonly kind: "array"; readonly target: unknown[] };

/**
 * Builds one JSON value from tokens. Unlike JSON.parse and stream-json's own assembler it notices a key given twice, and it stops
 * keeping what it reads when the record outgrows its limits; the value is then a defect.
 */
export class JsonBuilder {
  readonly #stack: Container[] = [];
  readonly #keys: string[] = [];
  #pieces: string[] = [];
  #pieceCharacters = 0;
  #depth = 0;
  #values = 0;
  #value: unknown;
  defect: Defect | null = null;

  /** The value, once complete; undefined when it is defective. */
  get value(): unknown {
    return this.defect === null ? this.#value : undefined;
  }

  /** What was read of it, up to the first thing that is wrong. */
  get read(): unknown {
    return this.#value ?? null;
  }

  /** Takes the next token; true when the value is complete. */
  take(token: JsonToken): boolean {
    switch (token.name) {
      case "startObject":
        // No prototype: a key such as __proto__ is then a key like any other.
        return this.#open({ kind: "object", target: Object.create(null) as Record<string, unknown> });
      case "startArray":
        return this.#open({ kind: "array", target: [] });
      case "endObject":
      case "endArray":
        return this.#close();
      case "startKey":
      case "startString":
        this.#pieces = [];
        this.#pieceCharacters = 0;
        return false;
      case "stringChunk":
        this.#keepPiece(String(token.value));
        return false;
      case "endKey":
        this.#keys[this.#depth] = this.#pieces.join("");
        return false;
      case "endString":
        return this.#add(this.#pieces.join(""));
      case "numberValue":
        return this.#add(Number(token.value));
      default:
        return this.#add(token.value);
    }
  }

  #keepPiece(piece: string): void {
    this.#pieceCharacters += piece.length;
    if (this.#pieceCharacters > RECORD_LIMITS.stringCharacters)
      this.#fail("record-too-large", `a text is longer than ${RECORD_LIMITS.stringCharacters} characters`);
    if (this.defect === null) this.#pieces.push(piece);
  }

  #open(container: Container): boolean {
    this.#add(container.target);
    this.#depth += 1;
    if (this.#depth > RECORD_LIMITS.depth)
      this.#fail("nested-too-deep", `the record is nested deeper than ${RECORD_LIMITS.depth} levels`);
    if (this.defect === null) this.#stack.push(container);
    return false;
  }

  #close(): boolean {
    this.#depth -= 1;
    if (this.defect === null) this.#stack.pop();
    return this.#depth === 0;
  }

  #add(value: unknown): boolean {
    this.#values += 1;
    if (this.#values > RECORD_LIMITS.values)
      this.#fail("record-too-large", `the record holds more than ${RECORD_LIMITS.values} values`);
    if (this.defect !== null) return this.#depth === 0;
    const parent = this.#stack.at(-1);
    if (parent === undefined) this.#value = value;
    else if (parent.kind === "array") parent.target.push(value);
    else this.#set(parent.target, this.#keys[this.#depth] ?? "", value);
    return this.#depth === 0;
  }

  #set(target: Record<string, unknown>, key: string, value: unknown): void {
    if (key in target)
      this.#fail(
        "duplicate-key",
        `the record gives the key "${key.slice(0, 80)}" twice; nobody knows which counts`,
      );
    else target[key] = value;
  }

  /** Remembers the first thing that is wrong; from then on nothing is kept. */
  #fail(reason: string, message: string): void {
    this.defect ??= { reason, message };
    this.#stack.length = 0;
    this.#pieces = [];
  }
}
