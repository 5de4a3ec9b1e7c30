import type { Finding } from "../../../schemas/finding.ts";
import { isGrammar, stem, stemOf } from "../../lib/inflection.ts";
import { type Reading, readText } from "../../lib/reading.ts";
import { sentencesOf } from "../../lib/sentences.ts";
import { type Word, wordFact, wordOf } from "../../lib/vocabulary.ts";
import { mayMeanTheSame } from "../../lib/words/same-meaning.ts";
import { analysisOf } from "../../rules/analysis.ts";
import { captionCopy } from "../../rules/caption-copy.ts";
import { captionTextOf } from "../../rules/caption-text.ts";
import type { NegativeFacts } from "../../rules/rule.ts";
import { finding, negativeRule, NOTHING } from "./rule.ts";

const name = "entailed";

/** Words for whoever acts: captions name the same person in many ways, labels not at all. They count where the edit put them in. */
const PEOPLE = new Set(
  "person people man woman boy girl guy lady someone somebody one another other child kid male female they he she then begins starts is"
    .split(" ")
    .map(stem),
);
/** Words of place and direction: they count only where the edit put them in ("turn on" for "turn off"). */
const LOOSE = new Set(
  "in into on onto at by to up down out off from with for over through around under".split(" "),
);

/** Share of true negatives among 29 labelled records that it flags, captions and source together (test/audit/labels). */
const MEASURED = 0.1;

/** Longest sentence that is compared, characters: a long description mentions almost anything. */
const COMPARED = 300;
/** How much of a longer text is looked at, characters. */
const CUT = 4 * COMPARED;

/** A caption of the video says the same in related words. */
export const entailed = negativeRule(
  name,
  "Every content word of the negative stands in one caption of its video, itself or a word for the same thing or act (closet for wardrobe, food for sandwich): then the negative may be true. A shortlist for reading, not a verdict.",
  ({ negative: { place }, facts }) => {
    const found = entailedBy(facts);
    if (found.length === 0 || captionCopy.check(facts).length > 0) return NOTHING;
    return found.map((one) => ({ ...one, path: `${place}.${one.path}` }));
  },
);

/** Finding about the first other caption that covers a negative; none when no caption does. */
export function entailedBy(facts: NegativeFacts): readonly Finding[] {
  if (facts.captions.every(({ own }) => own)) return NOTHING;
  const { edits, removedStems } = analysisOf(facts);
  const added = new Set(edits.flatMap((edit) => edit.added));
  const query = readText(facts.query).words;
  // words that the edit put in come first: a caption lacks them most often
  const wanted = [
    ...query.filter((word) => added.has(word.text) && (counts(word) || isPerson(word))),
    ...query.filter((word) => !added.has(word.text) && counts(word) && !LOOSE.has(word.text)),
  ];
  if (wanted.length === 0) return NOTHING;
  for (const { text, own } of facts.captions) {
    const sentence = own ? undefined : coveringSentence(text, wanted, removedStems);
    if (sentence === undefined) continue;
    const message = "a caption of the video may say the same in other words";
    return [
      finding(name, "suspicion", "query", message, {
        actual: facts.query,
        expected: sentence.text,
        probability: MEASURED,
      }),
    ];
  }
  return NOTHING;
}

const isPerson = wordFact((word) => PEOPLE.has(stem(word)));

/** Whether a word says something that a caption must say too. */
const counts = wordFact((word) => !isGrammar(wordOf(word)) && !PEOPLE.has(stem(word)));

/** The first sentence of a caption that says each wanted word; undefined when none does. */
function coveringSentence(
  caption: string,
  wanted: readonly Word[],
  taken: readonly string[],
): Reading | undefined {
  const { reading } = captionTextOf(caption);
  // most captions lack a word as a whole, and few are more than a sentence
  if (caption.length <= CUT && !covers(reading.words, wanted, taken)) return undefined;
  return shortSentences(reading).find(({ words }) => covers(words, wanted, taken));
}

/** Sentences of a caption short enough to compare; most captions are one. */
function shortSentences(caption: Reading): readonly Reading[] {
  if (caption.text.length <= COMPARED && !/[.!?]./u.test(caption.text)) return [caption];
  return sentencesOf(caption.text.slice(0, CUT))
    .filter((part) => part.length <= COMPARED)
    .map((part) => readText(part));
}

/**
 * Whether each wanted word is said, itself or by a word that may mean the same. Words that the edit took out cannot stand for
 * those it put in: a caption that only repeats the original says nothing about the negative.
 */
function covers(said: readonly Word[], wanted: readonly Word[], taken: readonly string[]): boolean {
  return wanted.every((one) => said.some((other) => standsFor(other, one, taken)));
}

function standsFor(said: Word, wanted: Word, taken: readonly string[]): boolean {
  if (said === wanted || stemOf(said) === stemOf(wanted)) return true;
  return mayMeanTheSame(said, wanted) && !taken.includes(stemOf(said));
}
