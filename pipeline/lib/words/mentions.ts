import { MANY_WORDS, PREPOSITIONS, VAGUE } from "./function-words.ts";
import { longPrepositions } from "./long-prepositions.ts";
import { LONGEST_NOUN, nounOf, opensNoun } from "./nouns.ts";
import { anyOverlaps, verbsOverlap } from "./relations.ts";
import { areReversals, PHRASAL, verbReadings } from "./verbs.ts";
import { wordsOf } from "../text.ts";

/** What texts about a video mention, whatever their grammar: words, nouns and verbs in all readings. */
export interface Mentions {
  readonly words: ReadonlySet<string>;
  /** Dictionary forms of nouns, and words that the lists do not know. */
  readonly nouns: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  /** Prepositions with a thing that follows them: "under table". */
  readonly pairs: ReadonlySet<string>;
  /** True when several people may be in the video. */
  readonly severalPeople: boolean;
}

const SEVERAL =
  /\b(?:people|persons|men|women|boys|girls|kids|children|guys|ladies|friends?|another (?:person|man|woman|boy|girl|one|people)|other (?:persons?|people|m[ae]n|wom[ae]n|boys?|girls?|kids?)|others|each other|one another|couple|group|team|crowd|they both|both of|both people|partner|brother|sister|roommate|second person|two of|wife|husband)\b/iu;

/** Verbs of going that, beside a thing, say as much as a preposition: "leaves the room". */
const GOING = new Set("leave exit enter climb approach".split(" "));
const PAIRED = 5;

/** "under table" for each preposition (or verb of going) with the nouns in the few words after it. */
function addPairs(words: readonly string[], pairs: Set<string>): void {
  words.forEach((word, i) => {
    const long = longPrepositions(word).find((parts) => parts.every((part, j) => words[i + j] === part));
    const going = verbReadings(word).find((reading) => GOING.has(reading.lemma))?.lemma;
    const head = long?.join(" ") ?? (PREPOSITIONS.has(word) || word === "to" ? word : going);
    if (head === undefined) return;
    const from = i + (long?.length ?? 1);
    for (let j = from; j < Math.min(words.length, from + PAIRED); j++) {
      for (const length of opensNoun(words[j] ?? "") ? [1, 2] : [1]) {
        const form = nounOf(words.slice(j, j + length).join(" "));
        if (form !== undefined) pairs.add(`${head} ${form.noun.lemma}`);
        const last = length === 2 ? nounOf(words[j + 1] ?? "") : undefined;
        if (form !== undefined && last !== undefined) pairs.add(`${head} ${last.noun.lemma}`);
      }
    }
  });
}

/** Verbs with the particles that follow within a few words: "put … on" also counts as "put_on". */
function addPhrasal(words: readonly string[], verbs: Set<string>): void {
  words.forEach((word, i) => {
    for (const { lemma } of verbReadings(word)) {
      for (const after of words.slice(i + 1, i + 1 + PAIRED))
        if (PHRASAL.has(`${lemma}_${after}`)) verbs.add(`${lemma}_${after}`);
    }
  });
}

/** Nouns of the lists in a word sequence, several-word names included. */
function addNouns(words: readonly string[], nouns: Set<string>): void {
  words.forEach((word, i) => {
    for (let length = opensNoun(word) ? Math.min(LONGEST_NOUN, words.length - i) : 1; length >= 1; length--) {
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
  addPhrasal(words, verbs);
  const pairs = new Set<string>();
  addPairs(words, pairs);
  return { words: new Set(words), nouns, verbs, pairs, severalPeople: SEVERAL.test(text) };
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
    pairs: union(all.map((one) => one.pairs)),
    severalPeople: all.some((one) => one.severalPeople),
  };
}

/** True when the texts mention the noun, or anything that may be the same thing. */
export function mentionsNoun(mentions: Mentions, lemma: string): boolean {
  return mentions.nouns.has(lemma) || anyOverlaps(mentions.nouns, lemma);
}

/** True when the texts mention the verb, or one that may be the same act. */
export function mentionsVerb(mentions: Mentions, lemma: string): boolean {
  if (mentions.verbs.has(lemma)) return true;
  for (const verb of mentions.verbs) if (verbsOverlap(verb, lemma)) return true;
  return false;
}

/** True when the texts mention the verb or one that undoes it: who closes a door has most likely opened it. */
export function mayHappen(mentions: Mentions, lemma: string): boolean {
  if (mentionsVerb(mentions, lemma)) return true;
  for (const verb of mentions.verbs) if (areReversals(verb, lemma)) return true;
  return false;
}

/** True when the texts tell of someone who leaves, or comes in, wherever that is. */
export function speaksOfPassing({ verbs, words }: Mentions, preposition: string): boolean {
  const out = preposition === "out of" || preposition === "from";
  const acts = out ? ["leave", "exit", "walk_away", "get_out"] : ["enter", "arrive", "return"];
  return (
    acts.some((act) => verbs.has(act)) ||
    (out ? ["out", "away"] : ["into", "inside"]).some((word) => words.has(word))
  );
}

/** True when the texts speak of unnamed things. */
export function isVague(mentions: Mentions): boolean {
  for (const word of mentions.words) if (VAGUE.has(word) && !MANY_WORDS.has(word)) return true;
  return false;
}
