import { wordEdits } from "../../lib/text.ts";
import { type Markup, markup } from "./markup.ts";

/** Longest text that is compared word by word, words; a longer one is shown as it is. */
const COMPARED_WORDS = 300;

/** A text with what an edit took out struck through and what it put in marked. */
export function diffMarkup(before: string, after: string): Markup {
  const [a, b] = [words(before), words(after)];
  if (a.length > COMPARED_WORDS || b.length > COMPARED_WORDS) return markup`<ins>${after}</ins>`;
  const edits = wordEdits(a.map(comparable), b.map(comparable));
  const parts: Markup[] = [];
  let [inBefore, inAfter] = [0, 0];
  for (const { at, removed, added } of edits) {
    parts.push(...b.slice(inAfter, inAfter + at - inBefore).map((word) => markup`${word} `));
    inAfter += at - inBefore;
    if (removed.length > 0) parts.push(markup`<del>${a.slice(at, at + removed.length).join(" ")}</del> `);
    if (added.length > 0)
      parts.push(markup`<ins>${b.slice(inAfter, inAfter + added.length).join(" ")}</ins> `);
    inBefore = at + removed.length;
    inAfter += added.length;
  }
  parts.push(...b.slice(inAfter).map((word) => markup`${word} `));
  return markup`${parts}`;
}

function words(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}

function comparable(word: string): string {
  return word.toLowerCase().replace(/[.,!?]+$/u, "");
}
