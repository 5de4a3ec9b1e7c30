import { type Word, wordFact } from "../vocabulary.ts";
import { nounOf } from "./nouns.ts";
import { nounsLike, verbsOverlap } from "./relations.ts";
import { verbReadings } from "./verbs.ts";

/** What a word may mean by the lists. */
interface Meanings {
  /** Dictionary form as a noun; undefined when the lists know no such noun. */
  readonly noun: string | undefined;
  /** Nouns that may name the same thing. */
  readonly nouns: ReadonlySet<string>;
  /** Dictionary forms as a verb. */
  readonly verbs: readonly string[];
}

const NO_NOUNS: ReadonlySet<string> = new Set();

const meaningsOf = wordFact((text): Meanings => {
  const noun = nounOf(text)?.noun.lemma;
  const verbs = verbReadings(text).map(({ lemma }) => lemma);
  return { noun, nouns: noun === undefined ? NO_NOUNS : nounsLike(noun), verbs };
});

/** Whether two words, in whatever inflection, may name the same thing or the same act in a video. */
export function mayMeanTheSame(a: Word, b: Word): boolean {
  const [one, other] = [meaningsOf(a), meaningsOf(b)];
  if (one.noun !== undefined && other.nouns.has(one.noun)) return true;
  if (one.verbs.length === 0 || other.verbs.length === 0) return false;
  return one.verbs.some((verb) => other.verbs.some((act) => verbsOverlap(verb, act)));
}
