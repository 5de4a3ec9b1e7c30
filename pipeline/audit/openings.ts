import type { Level } from "../../schemas/level.ts";
import { readText } from "../lib/reading.ts";
import type { NegativeFacts } from "../rules/negative.ts";
import type { AuditNegative } from "./record.ts";
import { pairKey } from "./rules/fingerprints.ts";

/** Words that make up the opening of a refusal. */
export const OPENING_WORDS = 5;
/** In how many characters they are looked for. */
const OPENING_CHARACTERS = 200;

/** Refusals that begin alike, by level. */
export type LevelCounts = Record<Level, number>;

/** Refusals by how they begin; a number stands for the first words. */
export type Openings = ReadonlyMap<number, Readonly<LevelCounts>>;

/**
 * Counts a refusal, unless it is empty or nothing names its level.
 *
 * @param facts the negative as the shared rules see it, whose analysis is at hand; undefined in a record without a positive
 */
export function addOpening(
  openings: Map<number, LevelCounts>,
  { level, refusalText }: AuditNegative,
  facts: NegativeFacts | undefined,
): void {
  if (level === null || refusalText.trim() === "") return;
  countsOf(openings, openingOf(refusalText, facts))[level] += 1;
}

/** Adds openings that were counted elsewhere. */
export function addOpenings(openings: Map<number, LevelCounts>, more: Openings): void {
  for (const [opening, { strong, moderate, weak }] of more) {
    const counts = countsOf(openings, opening);
    counts.strong += strong;
    counts.moderate += moderate;
    counts.weak += weak;
  }
}

function countsOf(openings: Map<number, LevelCounts>, opening: number): LevelCounts {
  const known = openings.get(opening);
  if (known !== undefined) return known;
  const counts = { strong: 0, moderate: 0, weak: 0 };
  openings.set(opening, counts);
  return counts;
}

function openingOf(refusalText: string, facts: NegativeFacts | undefined): number {
  const read = facts && facts.refusalAnalysis.reading;
  const isNear = read?.plain === true && (read.starts[OPENING_WORDS] ?? Infinity) < OPENING_CHARACTERS;
  const { words } = isNear ? read : readText(refusalText.slice(0, OPENING_CHARACTERS));
  let key = 0;
  for (const { hash } of words.slice(0, OPENING_WORDS)) key = pairKey(key, hash);
  return key;
}
