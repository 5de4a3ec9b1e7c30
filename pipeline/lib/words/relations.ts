import { NOUN_HYPERNYMS, NOUN_RINGS } from "./data/rings.ts";
import { allNouns, type Noun, nounByLemma } from "./nouns.ts";
import { kinOf } from "./classes.ts";
import { CONTRASTS } from "./verbs.ts";

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}

function ringMates(): Map<string, Set<string>> {
  const mates = new Map<string, Set<string>>();
  for (const line of NOUN_RINGS.trim().split("\n")) {
    const ring = line.split(" ").map((word) => word.replaceAll("_", " "));
    for (const word of ring) for (const other of ring) if (word !== other) add(mates, word, other);
  }
  return mates;
}

function generalWords(): Map<string, Set<string>> {
  const general = new Map<string, Set<string>>();
  const members = new Map<string, string[]>();
  for (const noun of allNouns()) {
    for (const name of [...noun.classes, "any"])
      members.set(name, [...(members.get(name) ?? []), noun.lemma]);
  }
  for (const line of NOUN_HYPERNYMS.trim().split("\n")) {
    const [word = "", rest = ""] = line.split(": ");
    const under = rest
      .split(" ")
      .flatMap((one) =>
        one.startsWith("@") ? (members.get(one.slice(1)) ?? []) : [one.replaceAll("_", " ")],
      );
    if (rest !== "@any")
      for (const one of under) if (one !== word) add(general, one, word.replaceAll("_", " "));
  }
  return general;
}

const MATES = ringMates();
const GENERAL = generalWords();

/** Last words of names of several words: a "paper bag" is a "bag". */
const HEADS = new Map<string, string>();
for (const { lemma } of allNouns()) {
  const last = lemma.includes(" ") ? lemma.slice(lemma.lastIndexOf(" ") + 1) : undefined;
  if (last !== undefined) HEADS.set(lemma, nounByLemma(last)?.lemma ?? last);
}

/** Shortest name that may be the second half of another written as one word: "toothbrush", "armchair", "football". */
const LEAST_HALF = 4;

/** True when the longer name is the shorter with something before it, of a kind with it. */
function isHalfOf(half: string, whole: string): boolean {
  if (half.length < LEAST_HALF || half.length >= whole.length || !whole.endsWith(half)) return false;
  const [a, b] = [nounByLemma(half), nounByLemma(whole)];
  return a !== undefined && b !== undefined && a.classes.some((name) => kinOf(name).has(b.classes[0] ?? "?"));
}

/** General words with those that they stand for, the other way round. */
const PARTICULAR = new Map<string, Set<string>>();
for (const [word, others] of GENERAL) for (const other of others) add(PARTICULAR, other, word);

/** Names that share their last word with a name, or whose last word is of a ring with it. */
function* ofSameHead(lemma: string): Generator<string> {
  const own = HEADS.get(lemma);
  const near = new Set([own ?? lemma, ...(MATES.get(own ?? lemma) ?? [])]);
  for (const [word, head] of HEADS) if (near.has(head)) yield word;
  if (own !== undefined) for (const word of near) if (!HEADS.has(word)) yield word;
}

function findOverlapping(lemma: string): ReadonlySet<string> {
  const found = new Set([lemma, ...ofSameHead(lemma)]);
  for (const relation of [MATES, GENERAL, PARTICULAR])
    for (const word of relation.get(lemma) ?? []) found.add(word);
  for (const { lemma: word } of allNouns())
    if (isHalfOf(word, lemma) || isHalfOf(lemma, word)) found.add(word);
  return found;
}

const OVERLAPPING = new Map<string, ReadonlySet<string>>();

/** All words that may name the same thing as a noun of the lists: kept, for the same few are asked about again and again. */
function overlapping({ lemma }: Noun): ReadonlySet<string> {
  let found = OVERLAPPING.get(lemma);
  if (found === undefined) OVERLAPPING.set(lemma, (found = findOverlapping(lemma)));
  return found;
}

/** All nouns that may name the same thing as one of the lists, given by its dictionary form; none when the lists do not know it. */
export function nounsLike(lemma: string): ReadonlySet<string> {
  const noun = nounByLemma(lemma);
  return noun === undefined ? NO_WORDS : overlapping(noun);
}

const NO_WORDS: ReadonlySet<string> = new Set();

/** True when two nouns may name the same thing in a video: equal, of one ring, one above the other, or one word for both. */
export function nounsOverlap(a: string, b: string): boolean {
  const other = nounByLemma(b);
  if (other !== undefined) return overlapping(other).has(a);
  const one = nounByLemma(a);
  if (one !== undefined) return overlapping(one).has(b);
  return a === b || [MATES, GENERAL, PARTICULAR].some((relation) => relation.get(a)?.has(b) === true);
}

/** True when any of many nouns may name the same thing as one. */
export function anyOverlaps(nouns: ReadonlySet<string>, lemma: string): boolean {
  const known = nounByLemma(lemma);
  const alike = known === undefined ? undefined : overlapping(known);
  for (const noun of nouns) if (alike?.has(noun) ?? nounsOverlap(noun, lemma)) return true;
  return false;
}

const SAME_ACT = new Map<string, Set<string>>();
for (const act of CONTRASTS.flatMap((group) => group.acts)) {
  for (const verb of act) for (const other of act) if (verb !== other) add(SAME_ACT, verb, other);
}

/** True when two verbs may name the same act in a video. */
export function verbsOverlap(a: string, b: string): boolean {
  return a === b || SAME_ACT.get(a)?.has(b) === true;
}

/** Verbs other than one that may name the same act. */
export function verbsLike(lemma: string): ReadonlySet<string> {
  return SAME_ACT.get(lemma) ?? NO_WORDS;
}

/** General words that stand for a noun: food for sandwich. */
export function hypernymsOf(lemma: string): ReadonlySet<string> {
  return GENERAL.get(lemma) ?? NO_WORDS;
}
