import type { CategoryPath } from "../../../../schemas/category.ts";
import type { Knowledge } from "../knowledge.ts";
import { isFresh, personViews, thingViews } from "./nouns.ts";
import { prepositionViews } from "./prepositions.ts";
import type { Change, Comparison, Views } from "./reading.ts";
import { differencesOf, type Unit, unitsOf } from "./units.ts";
import { verbViews } from "./verbs.ts";

/** One way to read a twin's text as a negative: the changes that it makes, by category. */
export interface TwinReading {
  /** Distinct, sorted. */
  readonly categories: readonly CategoryPath[];
  readonly changes: readonly Change[];
}

/** Most categories that a negative changes. */
const MOST_CATEGORIES = 3;
/** Units that may change the same category twice: "cup" and "table" both for other things. */
const MOST_DOUBLED = 1;
const MOST_READINGS = 64;

/**
 * All ways to read another video's text as a negative of a query: empty unless the two line up, and every difference between
 * them is one that makes the text false or changes nothing by itself.
 */
export function readTwin(own: string, twin: string, known: Knowledge): TwinReading[] {
  if (known.isCaption(twin)) return [];
  const [ownUnits, twinUnits] = [unitsOf(own), unitsOf(twin)];
  const differences = differencesOf(ownUnits, twinUnits);
  if (differences === undefined) return [];
  const comparison: Comparison = {
    own: ownUnits,
    twin: twinUnits,
    known,
    isFresh: freshPhrases(ownUnits, twinUnits, differences, known),
  };
  const views: Views[] = [];
  for (const [unit, other] of differences) {
    const seen = viewsOf(comparison, unit, other);
    if (seen.length === 0) return [];
    views.push(seen);
  }
  return readings(views);
}

function freshPhrases(
  own: Comparison["own"],
  twin: Comparison["twin"],
  differences: readonly (readonly [Unit, Unit])[],
  known: Knowledge,
): Comparison["isFresh"] {
  const asked = new Map<number, boolean>();
  const find = (at: number): boolean => {
    const [unit] = differences.find(([, other]) => other.kind === "thing" && other.at === at) ?? [];
    const [phrase, twinPhrase] = [own.query.phrases[unit?.at ?? -1], twin.query.phrases[at]];
    return phrase !== undefined && twinPhrase !== undefined && isFresh(phrase, twinPhrase, known);
  };
  return (at) => {
    const found = asked.get(at) ?? find(at);
    asked.set(at, found);
    return found;
  };
}

function viewsOf(comparison: Comparison, unit: Unit, other: Unit): Views {
  switch (unit.kind) {
    case "thing":
      return thingViews(comparison, unit, other);
    case "person":
      return personViews(comparison, unit, other);
    case "verb":
      return verbViews(comparison, unit, other);
    case "preposition":
      return prepositionViews(comparison, unit, other);
    case "word":
      return [];
  }
}

/** One reading for each set of categories that a choice of views adds up to; the first that does. */
function readings(views: readonly Views[]): TwinReading[] {
  let choices: (readonly Change[])[] = [[]];
  for (const seen of views) {
    choices = choices.flatMap((chosen) => seen.map((view) => (view === null ? chosen : [...chosen, view])));
    if (choices.length > MOST_READINGS) return [];
  }
  const found = new Map<string, TwinReading>();
  for (const changes of choices) {
    const categories = [...new Set(changes.map(({ category }) => category))].sort();
    if (categories.length === 0 || categories.length > MOST_CATEGORIES) continue;
    if (changes.length > categories.length + MOST_DOUBLED || !areTold(changes)) continue;
    const key = categories.join(" ");
    if (!found.has(key)) found.set(key, { categories, changes });
  }
  return [...found.values()];
}

/** Two changes of one category are told together only of things: "neither a pillow nor a chair". */
function areTold(changes: readonly Change[]): boolean {
  return changes.every(({ category }, index) => {
    const again = changes.slice(0, index).some((one) => one.category === category);
    return !again || category === "Object/ObjectExistence";
  });
}
