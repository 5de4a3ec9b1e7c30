import type { Finding } from "../../../schemas/finding.ts";
import { contentStems, stem } from "../../lib/inflection.ts";
import { remembered } from "../../lib/remembered.ts";
import { sentencesOf } from "../../lib/sentences.ts";
import { wordsOf } from "../../lib/text.ts";
import { nounOf } from "../../lib/words/nouns.ts";
import { nounsOverlap, verbsOverlap } from "../../lib/words/relations.ts";
import { verbReadings } from "../../lib/words/verbs.ts";
import { analysisOf } from "../../rules/analysis.ts";
import { captionCopy } from "../../rules/caption-copy.ts";
import type { NegativeFacts } from "../../rules/rule.ts";
import { finding, negativeRule } from "./rule.ts";

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

/** Longest caption that is compared, characters: a long description mentions almost anything. */
const COMPARED = 300;

/** A caption of the video says the same in related words. */
export const entailed = negativeRule(
  name,
  "Every content word of the negative stands in one caption of its video, itself or a word for the same thing or act (closet for wardrobe, food for sandwich): then the negative may be true. A shortlist for reading, not a verdict.",
  ({ negative: { place }, facts }) =>
    captionCopy.check(facts).length > 0
      ? []
      : entailedBy(facts).map((found) => ({ ...found, path: `${place}.${found.path}` })),
);

/** Finding about the first other caption that covers a negative; none when no caption does. */
export function entailedBy(facts: NegativeFacts): Finding[] {
  const { edits, removedStems } = analysisOf(facts);
  const added = new Set(edits.flatMap((edit) => edit.added));
  const query = wordsOf(facts.query);
  // words that the edit put in come first: a caption lacks them most often
  const wanted = [
    ...query.filter((word) => added.has(word) && (counts(word) || PEOPLE.has(stem(word)))),
    ...query.filter((word) => !added.has(word) && counts(word) && !LOOSE.has(word)),
  ].map((word): SaidWord => ({ word, stem: stem(word) }));
  if (wanted.length === 0) return [];
  for (const { text, own } of facts.captions) {
    if (own) continue;
    const sentence = shortSentences(text).find((part) => covers(part.words, wanted, removedStems));
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
  return [];
}

/** Words already judged; emptied when full, so that it does not grow with a corpus. */
const COUNTING = new Map<string, boolean>();
const COUNTING_AT_MOST = 20_000;

/** Whether a word says something that a caption must say too. */
function counts(word: string): boolean {
  const known = COUNTING.get(word);
  if (known !== undefined) return known;
  if (COUNTING.size >= COUNTING_AT_MOST) COUNTING.clear();
  const found = contentStems(word).length > 0 && !PEOPLE.has(stem(word));
  COUNTING.set(word, found);
  return found;
}

/** A word and its stem. */
interface SaidWord {
  readonly word: string;
  readonly stem: string;
}

/** Sentences of a caption short enough to compare, with their words; most captions are one. */
const shortSentences = remembered((text: string): { text: string; words: SaidWord[] }[] => {
  const whole = text.length <= COMPARED && !/[.!?]./u.test(text);
  const parts = whole
    ? [text]
    : sentencesOf(text.slice(0, 4 * COMPARED)).filter((part) => part.length <= COMPARED);
  return parts.map((part) => ({
    text: part,
    words: wordsOf(part).map((word) => ({ word, stem: stem(word) })),
  }));
});

/**
 * Whether each wanted word is said, itself or by a word that may mean the same. Words that the edit took out cannot stand for
 * those it put in: a caption that only repeats the original says nothing about the negative.
 */
function covers(said: readonly SaidWord[], wanted: readonly SaidWord[], taken: readonly string[]): boolean {
  return wanted.every((one) =>
    said.some(
      (other) =>
        other.stem === one.stem || (!taken.includes(other.stem) && mayMeanTheSame(other.word, one.word)),
    ),
  );
}

function mayMeanTheSame(a: string, b: string): boolean {
  return related(`${a} ${b}`).areSo;
}

/** Whether two words may mean the same, for the pairs met last. */
const related = remembered((pair: string): { readonly areSo: boolean } => {
  const [a = "", b = ""] = pair.split(" ");
  return { areSo: areRelated(a, b) };
}, 50_000);

function areRelated(a: string, b: string): boolean {
  const [nounA, nounB] = [nounOf(a)?.noun.lemma, nounOf(b)?.noun.lemma];
  if (nounA !== undefined && nounB !== undefined && nounsOverlap(nounA, nounB)) return true;
  return verbReadings(a).some((one) => verbReadings(b).some((other) => verbsOverlap(one.lemma, other.lemma)));
}
