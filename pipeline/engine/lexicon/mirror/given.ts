import { comparableText } from "../../../lib/text.ts";

/** Texts given to the moments of each video: none is given twice to one video. */
export class Given {
  readonly #texts = new Set<string>();

  isNew(video: string, text: string): boolean {
    return !this.#texts.has(nameOf(video, text));
  }

  add(video: string, text: string): void {
    this.#texts.add(nameOf(video, text));
  }
}

function nameOf(video: string, text: string): string {
  return `${video}\u0000${comparableText(text)}`;
}
