/** NaN and infinities as Python writes them, which JSON does not know. */
const BARE = /-?\b(?:NaN|Infinity)\b/gu;
/** What the beginning of one may look like at the end of a piece. */
const UNFINISHED = /[-A-Za-z]+$/u;

/**
 * Puts bare NaN and Infinity in quotes, piece by piece, texts left alone: so that a row that has one is a bad row and not the end of
 * the file. Whoever reads such a value as a time finds no number there.
 */
export class BareNumbers {
  #inText = false;
  /** Whether the last character was a backslash inside a text. */
  #escaped = false;
  #held = "";

  /** The next piece of the file, repaired; its end may be held back until the piece after it. */
  take(piece: string): string {
    const text = this.#held + piece;
    this.#held = "";
    let repaired = "";
    let at = 0;
    while (at < text.length) {
      const stop = this.#inText ? this.#endOfText(text, at) : startOfText(text, at);
      const part = text.slice(at, stop);
      repaired += this.#inText ? part : this.#quote(part, stop === text.length);
      at = stop;
      if (at === text.length) break;
      this.#inText = !this.#inText;
      repaired += text[at] ?? "";
      at += 1;
    }
    return repaired;
  }

  /** What is still held back at the end of the file. */
  rest(): string {
    const held = this.#held;
    this.#held = "";
    return held.replace(BARE, '"$&"');
  }

  #quote(part: string, last: boolean): string {
    this.#held = last ? (UNFINISHED.exec(part)?.[0] ?? "") : "";
    const whole = this.#held === "" ? part : part.slice(0, -this.#held.length);
    return whole.replace(BARE, '"$&"');
  }

  /** Index of the quote that ends a text; the length when the piece ends first. */
  #endOfText(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      if (this.#escaped) this.#escaped = false;
      else if (text[at] === "\\") this.#escaped = true;
      else if (text[at] === '"') return at;
    }
    return text.length;
  }
}

function startOfText(text: string, from: number): number {
  const at = text.indexOf('"', from);
  return at === -1 ? text.length : at;
}
