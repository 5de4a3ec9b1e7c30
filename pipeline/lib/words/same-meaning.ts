import { type Word, wordFact, wordOf } from "../vocabulary.ts";
import { nounOf } from "./nouns.ts";
import { hypernymsOf, nounsLike, verbsOverlap } from "./relations.ts";
import { areReversals, verbReadings } from "./verbs.ts";

/** What a word may mean by the lists. */
interface Meanings {
  /** Dictionary form as a noun; the word itself when the lists know no such noun: it may still be a general word for some. */
  readonly name: string;
  /** Nouns that may name the same thing. */
  readonly nouns: ReadonlySet<string>;
  /** General words for it: food for sandwich. */
  readonly general: ReadonlySet<string>;
  /** Dictionary forms as a verb. */
  readonly verbs: readonly string[];
  /** A bit for its name, and the bits of the nouns: two words that share none mean different things. */
  readonly nameBit: number;
  readonly nounBits: number;
}

const meaningsOf = wordFact((text): Meanings => {
  const name = nounOf(text)?.noun.lemma ?? text;
  const verbs = verbReadings(text).map(({ lemma }) => lemma);
  const nouns = nounsLike(name);
  const nounBits = [...nouns].reduce((bits, noun) => bits | bitOf(noun), 0);
  return { name, nouns, general: hypernymsOf(name), verbs, nameBit: bitOf(name), nounBits };
});

/** One of 32 bits for a text. */
function bitOf(text: string): number {
  return 1 << wordOf(text).hash;
}

/** Whether two words, in whatever inflection, may name the same thing or the same act in a video: glass and cup, food and sandwich. */
export function mayMeanTheSame(a: Word, b: Word): boolean {
  return isSameThing(meaningsOf(a), meaningsOf(b)) || isSameAct(a, b);
}

/** Whether what is said of one word holds of another: they may mean the same, and the first is not only a general word for the second. */
export function mayEntail(said: Word, wanted: Word): boolean {
  const [one, other] = [meaningsOf(said), meaningsOf(wanted)];
  return (isSameThing(one, other) && !other.general.has(one.name)) || isSameAct(said, wanted);
}

/** Whether one act undoes the other, by the lists or by its name: open and close, dress and undress. */
export function mayUndo(a: Word, b: Word): boolean {
  const others = meaningsOf(b).verbs;
  return meaningsOf(a).verbs.some((one) => others.some((other) => undoes(one, other)));
}

function isSameThing(one: Meanings, other: Meanings): boolean {
  return (
    ((other.nounBits & one.nameBit) !== 0 && other.nouns.has(one.name)) ||
    ((one.nounBits & other.nameBit) !== 0 && one.nouns.has(other.name))
  );
}

function isSameAct(a: Word, b: Word): boolean {
  const [verbs, others] = [meaningsOf(a).verbs, meaningsOf(b).verbs];
  if (verbs.length === 0 || others.length === 0) return false;
  return verbs.some((one) => others.some((other) => verbsOverlap(one, other))) && !mayUndo(a, b);
}

function undoes(one: string, other: string): boolean {
  return areReversals(one, other) || one === `un${other}` || other === `un${one}`;
}
