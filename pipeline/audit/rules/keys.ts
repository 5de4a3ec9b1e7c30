import { type Level, LEVELS } from "../../../schemas/level.ts";
import { readText } from "../../lib/reading.ts";
import type { AuditNegative, AuditRecord } from "../record.ts";
import { pairKey, textKey } from "./fingerprints.ts";
import type { ItemKeys, RecordKeys } from "./rule.ts";

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
export function packKeys(records: readonly AuditRecord[]): Float64Array<ArrayBuffer> {
  const size = records.reduce(
    (sum, { positives, negatives }) => sum + PER_RECORD + PER_ITEM * (positives.length + negatives.length),
    0,
  );
  const packed = new Float64Array(size);
  let at = 0;
  for (const { index, videoKey, duration, positives, negatives } of records) {
    const video = textKey(videoKey);
    packed.set([index, video, duration ?? NaN, positives.length, negatives.length], at);
    at += PER_RECORD;
    for (const { query } of positives) {
      const text = textKey(query);
      packed.set([text, pairKey(video, text), -1, 0], at);
      at += PER_ITEM;
    }
    for (const negative of negatives) {
      const text = textKey(negative.query);
      const level = levelOf(negative);
      const opening = level === null ? 0 : openingOf(negative);
      packed.set([text, pairKey(video, text), level === null ? -1 : LEVELS.indexOf(level), opening], at);
      at += PER_ITEM;
    }
  }
  return packed;
}

/** Level of a negative that has a refusal. */
function levelOf({ level, refusalText }: AuditNegative): Level | null {
  return level !== null && refusalText.trim() !== "" ? level : null;
}

function openingOf({ refusalText }: AuditNegative): number {
  const { words } = readText(refusalText.slice(0, OPENING_CHARACTERS));
  return words.slice(0, OPENING_WORDS).reduce((key, { hash }) => pairKey(key, hash), 0);
}

/** Reads packed records again. `read` gives the record that stands at a place among them. */
export function* unpackKeys(
  packed: Float64Array,
  file: number,
  read: (index: number) => AuditRecord,
): Generator<RecordKeys> {
  for (let at = 0; at < packed.length;) {
    const [index = 0, video = 0, duration = NaN, positives = 0, negatives = 0] = packed.subarray(
      at,
      at + PER_RECORD,
    );
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
