import { type Word, wordFact, wordOf } from "../vocabulary.ts";
import { nounOf } from "./nouns.ts";
import { hypernymsOf, nounsLike, verbsLike, verbsOverlap } from "./relations.ts";
import { areReversals, verbReadings } from "./verbs.ts";

/** What a word may mean by the lists. Bits stand for words, several sharing one: what has no bit in common has no word in common. */
interface Meanings {
  /** Dictionary form as a noun; the word itself when the lists know no such noun: it may still be a general word for some. */
  readonly name: string;
  readonly nameBit: number;
  /** Nouns that may name the same thing. */
  readonly nouns: ReadonlySet<string>;
  readonly nounBits: number;
  /** General words for it: food for sandwich. */
  readonly general: ReadonlySet<string>;
  /** Dictionary forms as a verb. */
  readonly verbs: readonly string[];
  readonly verbBits: number;
  /** Bits of these verbs and of all that may name the same act. */
  readonly actBits: number;
}

const meaningsOf = wordFact((text): Meanings => {
  const name = nounOf(text)?.noun.lemma ?? text;
  const nouns = nounsLike(name);
  const verbs = verbReadings(text).map(({ lemma }) => lemma);
  return {
    name,
    nameBit: bitsOf([name]),
    nouns,
    nounBits: bitsOf(nouns),
    general: hypernymsOf(name),
    verbs,
    verbBits: bitsOf(verbs),
    actBits: bitsOf(verbs.flatMap((verb) => [verb, ...verbsLike(verb)])),
  };
});

function bitsOf(words: Iterable<string>): number {
  let bits = 0;
  for (const word of words) bits |= 1 << wordOf(word).hash;
  return bits;
}

/** Whether two words, in whatever inflection, may name the same thing or the same act in a video: glass and cup, food and sandwich. */
export function mayMeanTheSame(a: Word, b: Word): boolean {
  const [one, other] = [meaningsOf(a), meaningsOf(b)];
  return isSameThing(one, other) || isSameAct(one, other);
}

/** Whether what is said of one word holds of another: they may mean the same, and the first is not only a general word for the second. */
export function mayEntail(said: Word, wanted: Word): boolean {
  const [one, other] = [meaningsOf(said), meaningsOf(wanted)];
  return (isSameThing(one, other) && !other.general.has(one.name)) || isSameAct(one, other);
}

/** Whether one act undoes the other, by the lists or by its name: open and close, dress and undress. */
export function mayUndo(a: Word, b: Word): boolean {
  return areOpposed(meaningsOf(a), meaningsOf(b));
}

function isSameThing(one: Meanings, other: Meanings): boolean {
  return (
    ((other.nounBits & one.nameBit) !== 0 && other.nouns.has(one.name)) ||
    ((one.nounBits & other.nameBit) !== 0 && one.nouns.has(other.name))
  );
}

function isSameAct(one: Meanings, other: Meanings): boolean {
  if ((one.actBits & other.verbBits) === 0) return false;
  return (
    one.verbs.some((verb) => other.verbs.some((act) => verbsOverlap(verb, act))) && !areOpposed(one, other)
  );
}

function areOpposed(one: Meanings, other: Meanings): boolean {
  return one.verbs.some((verb) => other.verbs.some((act) => undoes(verb, act)));
}

function undoes(one: string, other: string): boolean {
  return areReversals(one, other) || one === `un${other}` || other === `un${one}`;
}
