import { comparableText } from "../../lib/text.ts";
import type { AuditRecord } from "../record.ts";

/**
 * A number that stands for a text in maps over a whole data set: 53 bits, so that a million texts collide with a chance of
 * about 1 in 20,000, at a tenth of the memory of the texts themselves. Texts that count as the same have the same.
 */
export function textKey(text: string): number {
  const comparable = comparableText(text);
  let [a, b]: readonly [number, number] = STARTS;
  for (let at = 0; at < comparable.length; at++) {
    const code = comparable.charCodeAt(at);
    a = Math.imul(a ^ code, STEPS[0]);
    b = Math.imul(b ^ code, STEPS[1]);
  }
  return joined(a, b);
}

/** A number that stands for two others in their order: a text of a video. */
export function pairKey(first: number, second: number): number {
  let [a, b]: readonly [number, number] = STARTS;
  for (const half of [first, first / 2 ** 32, second, second / 2 ** 32]) {
    a = mixed(Math.imul(a ^ half, STEPS[0]));
    b = mixed(Math.imul(b ^ half, STEPS[1]));
  }
  return joined(a, b);
}

/** Where two hashes begin and how they go on: each in its own way, so that they do not agree on what the other takes for equal. */
const STARTS = [0x811c9dc5, 0x2c1b3c6d] as const;
const STEPS = [0x01000193, 0x5bd1e995] as const;

/** 53 bits of two hashes of 32. */
function joined(a: number, b: number): number {
  return (mixed(a ^ (b >>> 16)) & 0x1fffff) * 2 ** 32 + (mixed(b ^ (a >>> 16)) >>> 0);
}

/** Lets every bit depend on those above it and below. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  const twice = Math.imul(once ^ (once >>> 13), 0x297a2d39);
  return twice ^ (twice >>> 16);
}

/** Where a record stands, in one number; `placeText` reads it. */
export function placeNumber({ file, index }: Pick<AuditRecord, "file" | "index">): number {
  return file * 2 ** 40 + index;
}

/** A record's place for people: file name and number. */
export function placeText(place: number, files: readonly string[]): string {
  return `${files[Math.floor(place / 2 ** 40)] ?? "?"} #${place % 2 ** 40}`;
}
