import { isPart, isPerson, isScene } from "../../../lib/words/classes.ts";
import { ONE_AT_A_TIME } from "../../../lib/words/data/verb-sets.ts";
import type { Noun } from "../../../lib/words/nouns.ts";
import type { NounPhrase, Query } from "../analysis/query.ts";
import type { EditTask } from "./edit.ts";
import { isWornHere } from "./objects.ts";

/** Largest number that is drawn: more are seldom counted. */
const MOST = 6;

/**
 * Larger numbers only: of a video in which three people dance it is also true that two do. Three people seldom do with one thing
 * what two may do, and three of a thing are seldom at hand.
 */
export function numbersAbove(task: EditTask, { noun }: NounPhrase, index: number, from: number): number[] {
  if (from > 1) return [from + 1, from + 2, from + 3].filter((number) => number <= MOST);
  const alone = noun !== undefined && isPerson(noun) && !handlesOne(task.query, index);
  return alone ? [2, 2, 3] : [2];
}

/** True for an object of which a text says that there is one. */
function isOneThing({ phrases }: Query, index: number | undefined): boolean {
  const phrase = phrases[index ?? -1];
  const noun = phrase?.noun;
  if (phrase === undefined || noun?.kind !== "count" || phrase.plural) return false;
  return !isPerson(noun) && !isPart(noun);
}

/** Classes of things that many people can do something with at once. */
const STANDING = new Set("opening storage surface seat bed structure fixture appliance coldstore".split(" "));

function handlesOne(query: Query, subject: number): boolean {
  return query.verbs.some(({ object }) => {
    const noun = query.phrases[object ?? -1]?.noun;
    if (noun === undefined || object === subject || isScene(noun)) return false;
    return !STANDING.has(noun.classes[0] ?? "?") && isOneThing(query, object);
  });
}

/** True for acts that only one person does with one thing: nobody else rides the same bike, or plays the same flute. */
export function isDoneByOne({ query }: EditTask): boolean {
  // "Swimming in a red bathing suit"
  const isWornByOne = query.phrases.some(
    (phrase) => phrase.kind === "a" && !phrase.plural && isWornHere({ query }, phrase),
  );
  if (isWornByOne) return true;
  return query.verbs.some(({ lemma, object }) => {
    if (!ONE_AT_A_TIME.has(lemma.replace(/^\?/u, "")) || !isOneThing(query, object)) return false;
    return lemma !== "play" || query.phrases[object ?? -1]?.noun?.classes[0] === "instrument";
  });
}

/** Least share of the videos with such a thing that must show several of them. */
const SEVERAL = 0.1;

/** True for a single thing that videos of the corpus show in numbers, and that nothing else in the text goes by. */
export function isCountedHere({ query, inventory }: EditTask, phrase: NounPhrase, noun: Noun): boolean {
  const { start, head, kind } = phrase;
  // "Put plastic wrap": no number is stated. "A comb and brush": the number would be said of both.
  if (kind === "none") return false;
  const around = [query.tokens[start - 1], query.tokens[head + 1]];
  if (around.some((token) => token?.lower === "and" || token?.lower === "or")) return false;
  const again = query.tokens.some((token, at) => at !== head && token.noun?.noun.lemma === noun.lemma);
  if (again) return false;
  const key = `c|${noun.classes[0] ?? "?"}`;
  const [one, several] = [inventory.count(key, noun.lemma), inventory.count(key, `${noun.lemma}+`)];
  return several > 0 && several >= SEVERAL * (one + several);
}
