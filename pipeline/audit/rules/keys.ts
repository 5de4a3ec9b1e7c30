import type { AuditRecord } from "../record.ts";
import { pairKey, textKey } from "./fingerprints.ts";
import type { ItemKeys, RecordKeys } from "./rule.ts";

/** Numbers that every record takes, and every item. */
const [PER_RECORD, PER_ITEM] = [5, 2];

/**
 * Records in numbers, one behind the other: what threads can hand over without cost. A record is its index, video, duration (NaN for
 * none), numbers of positives and of negatives; then come its items, each its text and its text in its video.
 */
export class KeyPacker {
  #numbers = new Float64Array(4096);
  #filled = 0;

  add({ index, videoKey, duration, positives, negatives }: AuditRecord): void {
    const video = textKey(videoKey);
    this.#makeRoom(PER_RECORD + PER_ITEM * (positives.length + negatives.length));
    this.#put(index);
    this.#put(video);
    this.#put(duration ?? NaN);
    this.#put(positives.length);
    this.#put(negatives.length);
    for (const { query } of positives) this.#putItem(video, textKey(query));
    for (const { query } of negatives) this.#putItem(video, textKey(query));
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

  #putItem(video: number, text: number): void {
    this.#put(text);
    this.#put(pairKey(video, text));
  }

  #put(number: number): void {
    this.#numbers[this.#filled++] = number;
  }
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
