import type { Finding } from "../../../schemas/finding.ts";
import { contentStems, stem } from "../../lib/inflection.ts";
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

/**
 * One reader, texts alone, of such suspicions about the released Charades set beside its source: 7 of 49 are true. The rule was
 * written on the same file, so this is a guess for other data.
 */
const MEASURED = 7 / 49;

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
  const wanted = wordsOf(facts.query).filter((word) =>
    added.has(word) ? counts(word) || PEOPLE.has(stem(word)) : counts(word) && !LOOSE.has(word),
  );
  if (wanted.length === 0) return [];
  const taken = new Set(removedStems);
  for (const { text, own } of facts.captions) {
    if (own) continue;
    const sentence = shortSentences(text).find((part) => covers(wordsOf(part), wanted, taken));
    if (sentence === undefined) continue;
    const message = "a caption of the video may say the same in other words";
    return [
      finding(name, "suspicion", "query", message, {
        actual: facts.query,
        expected: sentence,
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

/** Sentences short enough to compare; most captions are one. */
function shortSentences(text: string): string[] {
  const whole = text.length <= COMPARED && !/[.!?]./u.test(text);
  return whole ? [text] : sentencesOf(text.slice(0, 4 * COMPARED)).filter((part) => part.length <= COMPARED);
}

/**
 * Whether each wanted word is said, itself or by a word that may mean the same. Words that the edit took out cannot stand for
 * those it put in: a caption that only repeats the original says nothing about the negative.
 */
function covers(said: readonly string[], wanted: readonly string[], taken: ReadonlySet<string>): boolean {
  return wanted.every((word) =>
    said.some(
      (other) => stem(other) === stem(word) || (!taken.has(stem(other)) && mayMeanTheSame(other, word)),
    ),
  );
}

function mayMeanTheSame(a: string, b: string): boolean {
  const [nounA, nounB] = [nounOf(a)?.noun.lemma, nounOf(b)?.noun.lemma];
  if (nounA !== undefined && nounB !== undefined && nounsOverlap(nounA, nounB)) return true;
  return verbReadings(a).some((one) => verbReadings(b).some((other) => verbsOverlap(one.lemma, other.lemma)));
}
