import { type Level, LEVELS } from "../../../schemas/level.ts";
import { readText } from "../../lib/reading.ts";
import type { AuditNegative, AuditRecord } from "../record.ts";
import { pairKey, textKey } from "./fingerprints.ts";
import { refusalAnalysisOf } from "../../rules/analysis.ts";
import type { NegativeFacts } from "../../rules/rule.ts";
import type { Audited, ItemKeys, RecordKeys } from "./rule.ts";

/** Words that make up the opening of a refusal. */
export const OPENING_WORDS = 5;
/** In how many characters they are looked for. */
const OPENING_CHARACTERS = 200;

/** Numbers that every record takes, and every item. */
const [PER_RECORD, PER_ITEM] = [5, 4];

/**
 * Records in numbers, one behind the other: what threads can hand over without cost. A record is its index, video, duration (NaN for
 * none), numbers of positives and of negatives; then come its items, each its text, its text in its video, level (-1 for none)
 * and opening.
 */
export class KeyPacker {
  #numbers = new Float64Array(4096);
  #filled = 0;

  add({ record, negatives: judged }: Audited): void {
    const { index, videoKey, duration, positives, negatives } = record;
    const video = textKey(videoKey);
    this.#makeRoom(PER_RECORD + PER_ITEM * (positives.length + negatives.length));
    this.#put(index, video, duration ?? NaN, positives.length);
    this.#numbers[this.#filled++] = negatives.length;
    for (const { query } of positives) {
      const text = textKey(query);
      this.#put(text, pairKey(video, text), -1, 0);
    }
    for (const [at, negative] of negatives.entries()) {
      const text = textKey(negative.query);
      const level = levelOf(negative);
      const opening = level === null ? 0 : openingOf(negative, judged[at]?.facts);
      this.#put(text, pairKey(video, text), level === null ? -1 : LEVELS.indexOf(level), opening);
    }
  }

  /** All that was added. */
  packed(): Float64Array<ArrayBuffer> {
    return this.#numbers.slice(0, this.#filled);
  }

  #makeRoom(more: number): void {
    if (this.#filled + more <= this.#numbers.length) return;
    const larger = new Float64Array(Math.max(this.#filled + more, this.#numbers.length * 2));
    larger.set(this.#numbers);
    this.#numbers = larger;
  }

  #put(a: number, b: number, c: number, d: number): void {
    const at = this.#filled;
    this.#numbers[at] = a;
    this.#numbers[at + 1] = b;
    this.#numbers[at + 2] = c;
    this.#numbers[at + 3] = d;
    this.#filled += PER_ITEM;
  }
}

/** Level of a negative that has a refusal. */
function levelOf({ level, refusalText }: AuditNegative): Level | null {
  return level !== null && refusalText.trim() !== "" ? level : null;
}

function openingOf({ refusalText }: AuditNegative, facts: NegativeFacts | undefined): number {
  const read = facts && refusalAnalysisOf(facts).reading;
  const isNear = read?.plain === true && (read.starts[OPENING_WORDS] ?? Infinity) < OPENING_CHARACTERS;
  const { words } = isNear ? read : readText(refusalText.slice(0, OPENING_CHARACTERS));
  let key = 0;
  for (const { hash } of words.slice(0, OPENING_WORDS)) key = pairKey(key, hash);
  return key;
}

/** Reads packed records again. `read` gives the record that stands at a place among them. */
export function* unpackKeys(
  packed: Float64Array,
  file: number,
  read: (index: number) => AuditRecord,
): Generator<RecordKeys> {
  for (let at = 0; at < packed.length;) {
    const index = packed[at] ?? 0;
    const video = packed[at + 1] ?? 0;
    const duration = packed[at + 2] ?? NaN;
    const positives = packed[at + 3] ?? 0;
    const negatives = packed[at + 4] ?? 0;
    at += PER_RECORD;
    const items: ItemKeys[] = [];
    for (let item = 0; item < positives + negatives; item++) {
      items.push({
        isPositive: item < positives,
        text: packed[at] ?? 0,
        inVideo: packed[at + 1] ?? 0,
        level: LEVELS[packed[at + 2] ?? -1] ?? null,
        opening: packed[at + 3] ?? 0,
      });
      at += PER_ITEM;
    }
    yield {
      file,
      index,
      video,
      duration: Number.isNaN(duration) ? null : duration,
      items,
      read: () => read(index),
    };
  }
}
