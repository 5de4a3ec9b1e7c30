import { MANY_WORDS, VAGUE } from "./function-words.ts";
import { LONGEST_NOUN, nounOf } from "./nouns.ts";
import { nounsOverlap, verbsOverlap } from "./relations.ts";
import { verbReadings } from "./verbs.ts";
import { wordsOf } from "../text.ts";

/** What texts about a video mention, whatever their grammar: words, nouns and verbs in all readings. */
export interface Mentions {
  readonly words: ReadonlySet<string>;
  /** Dictionary forms of nouns, and words that the lists do not know. */
  readonly nouns: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  /** True when several people may be in the video. */
  readonly severalPeople: boolean;
}

const SEVERAL =
  /\b(?:people|persons|men|women|boys|girls|kids|children|guys|ladies|friends|another|other|others|someone|somebody|both|two|three|each other|couple|group|team|crowd|they all|together|him|her partner|second)\b/iu;

/** Nouns of the lists in a word sequence, several-word names included. */
function addNouns(words: readonly string[], nouns: Set<string>): void {
  words.forEach((_, i) => {
    for (let length = Math.min(LONGEST_NOUN, words.length - i); length >= 1; length--) {
      const form = nounOf(words.slice(i, i + length).join(" "));
      if (form !== undefined) nouns.add(form.noun.lemma);
    }
  });
}

/** Reads what one text mentions. */
export function mentionsOf(text: string): Mentions {
  const words = wordsOf(text).map((word) => word.replace(/'s?$/u, ""));
  const nouns = new Set<string>();
  addNouns(words, nouns);
  const verbs = new Set(words.flatMap((word) => verbReadings(word).map((reading) => reading.lemma)));
  for (const word of words) if (nounOf(word) === undefined) nouns.add(word);
  return { words: new Set(words), nouns, verbs, severalPeople: SEVERAL.test(text) };
}

function union<T>(sets: readonly ReadonlySet<T>[]): Set<T> {
  const all = new Set<T>();
  for (const set of sets) for (const item of set) all.add(item);
  return all;
}

/** What several texts mention together. */
export function joinMentions(all: readonly Mentions[]): Mentions {
  return {
    words: union(all.map((one) => one.words)),
    nouns: union(all.map((one) => one.nouns)),
    verbs: union(all.map((one) => one.verbs)),
    severalPeople: all.some((one) => one.severalPeople),
  };
}

/** True when the texts mention the noun, or anything that may be the same thing. */
export function mentionsNoun(mentions: Mentions, lemma: string): boolean {
  if (mentions.nouns.has(lemma)) return true;
  for (const noun of mentions.nouns) if (nounsOverlap(noun, lemma)) return true;
  return false;
}

/** True when the texts mention the verb, or one that may be the same act. A verb with a particle also counts by its verb alone. */
export function mentionsVerb(mentions: Mentions, lemma: string): boolean {
  const [base = lemma, particle] = lemma.split("_");
  if (mentions.verbs.has(base) && (particle === undefined || mentions.words.has(particle))) return true;
  for (const verb of mentions.verbs) if (verb !== base && verbsOverlap(verb, lemma)) return true;
  return false;
}

/** True when the texts speak of unnamed things. */
export function isVague(mentions: Mentions): boolean {
  for (const word of mentions.words) if (VAGUE.has(word) && !MANY_WORDS.has(word)) return true;
  return false;
}
