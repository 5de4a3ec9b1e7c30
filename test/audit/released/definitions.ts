import { otherCaptions, pairOf, type ReleasedRecord } from "./records.ts";

/**
 * The reference count's definitions, reconstructed: it gives numbers and a line each, not how it counted. Each of these gives
 * exactly its number. They are coarser than the rules on purpose: they are here to tell which records a difference consists of.
 */

const NO_CONTENT = new Set(
  "a an the is are was were be been being of in on at and from by for as".split(" "),
);
/** Pronouns too: what is left says something by itself. */
const NO_CONTENT_ALONE = new Set(
  (
    "a an the is are was were am be been being some this that these those his her their its my your our " +
    "he she they it him them to of and there"
  ).split(" "),
);

function words(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
}

/** A light stemmer without irregular forms: one ending, a final e, a doubled letter. */
export function lightStem(word: string): string {
  const ending = ["ing", "ed", "es", "s"].find((end) => word.endsWith(end) && word.length - end.length >= 3);
  let stem = ending === undefined ? word : word.slice(0, -ending.length);
  if (stem.length > 3 && stem.endsWith("e")) stem = stem.slice(0, -1);
  if (stem.length > 3 && stem !== word && stem.at(-1) === stem.at(-2)) stem = stem.slice(0, -1);
  return stem;
}

function stems(text: string, without: ReadonlySet<string>): string[] {
  return words(text)
    .filter((word) => !without.has(word))
    .map(lightStem);
}

/** Words by which two lists differ (Levenshtein). */
export function wordDistance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, at) => at + 1);
  a.forEach((word, i) => {
    let [corner, left] = [i, i + 1];
    row = row.map((above, j) => {
      left = Math.min(above + 1, left + 1, corner + (word === b[j] ? 0 : 1));
      corner = above;
      return left;
    });
  });
  return row.at(-1) ?? a.length;
}

/** At most two words from another caption, or with all its content words in one. */
export function isNearCopy(record: ReleasedRecord): boolean {
  const { negative } = pairOf(record);
  const content = stems(negative, NO_CONTENT_ALONE);
  return otherCaptions(record).some((caption) => {
    const said = new Set(stems(caption, NO_CONTENT_ALONE));
    return wordDistance(words(negative), words(caption)) <= 2 || content.every((stem) => said.has(stem));
  });
}

/** A strong negative whose refusal denies the match with a bare "not" in its first five words. */
export function isWrongStrength(record: ReleasedRecord): boolean {
  const strong = record.GRPO.some(({ r, difficulty }) => !r && difficulty === "hard");
  return strong && pairOf(record).refusal.split(/\s+/u).slice(0, 5).includes("not");
}

/** The original's words are all among the negative's, which has more. */
export function isAdditive(record: ReleasedRecord): boolean {
  const { original, negative } = pairOf(record);
  const [before, after] = [new Set(words(original)), new Set(words(negative))];
  return after.size > before.size && [...before].every((word) => after.has(word));
}

/** Neither side's new words, lightly stemmed, are in the refusal: those that only the negative has, or only the original. */
export function isUnnamed(side: "asked" | "shown"): (record: ReleasedRecord) => boolean {
  return (record) => {
    const { original, negative, refusal } = pairOf(record);
    const [own, other] = side === "asked" ? [negative, original] : [original, negative];
    const others = new Set(words(other));
    const wanted = words(own).filter((word) => !others.has(word) && !NO_CONTENT.has(word));
    const said = new Set(words(refusal).map(lightStem));
    return wanted.length > 0 && !wanted.some((word) => said.has(lightStem(word)));
  };
}

/** Something of this list is eaten or chewed; the reference has no other verb. */
export function isInedibleEaten(record: ReleasedRecord): boolean {
  return /\b(?:eat|chew)\w* (?:a |the )?(?:phone|book|newspaper|toothbrush|bag|shoe|ball)\b/u.test(
    pairOf(record).negative,
  );
}

/** A cat or dog among the negative's first words, whatever stood there before. */
export function hasAnimalAgent(record: ReleasedRecord): boolean {
  return words(pairOf(record).negative)
    .slice(0, 3)
    .some((word) => /^(?:cat|dog)s?$/u.test(word));
}
