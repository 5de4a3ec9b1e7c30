import { remembered } from "../../lib/remembered.ts";
import { comparableText } from "../../lib/text.ts";
import { hashText } from "../probes/sparse.ts";
import type { AuditRecord } from "../record.ts";

/**
 * A number that stands for a text in maps over a whole data set: 53 bits, so that a million texts collide with a chance of
 * about 1 in 20,000, at a tenth of the memory of the texts themselves.
 */
export function textKey(...parts: readonly string[]): number {
  return keyed(parts.join("\u0000")).key;
}

/** Several rules ask for the same text's number, one after the other. */
const keyed = remembered((joined: string): { readonly key: number } => {
  const text = joined.split("\u0000").map(comparableText).join("\u0000");
  // The second hash begins elsewhere: behind a common beginning alone the two would always agree.
  return { key: (hashText(text) & 0x1fffff) * 2 ** 32 + hashText(`second ${text}`) };
}, 500);

/** Where a record stands, in one number; `placeText` reads it. */
export function placeNumber({ file, index }: AuditRecord): number {
  return file * 2 ** 40 + index;
}

/** A record's place for people: file name and number. */
export function placeText(place: number, files: readonly string[]): string {
  return `${files[Math.floor(place / 2 ** 40)] ?? "?"} #${place % 2 ** 40}`;
}
