import type { Finding } from "../../../schemas/finding.ts";
import { isGrammar, stem, stemOf } from "../../lib/inflection.ts";
import { type Reading, readText } from "../../lib/reading.ts";
import { sentencesOf } from "../../lib/sentences.ts";
import { type Word, wordFact, wordOf } from "../../lib/vocabulary.ts";
import { nounOf } from "../../lib/words/nouns.ts";
import { mayEntail, mayMeanTheSame } from "../../lib/words/same-meaning.ts";
import { verbReadings } from "../../lib/words/verbs.ts";
import { captionCopy } from "../../rules/caption-copy.ts";
import type { CaptionText } from "../../rules/caption-text.ts";
import type { NegativeFacts } from "../../rules/negative.ts";
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

const isLoose = wordFact((word) => LOOSE.has(word));

/** Classes of nouns that name a place where something happens. */
const SCENES = new Set(["room", "outdoor", "venue"]);

/** Share of true negatives among 29 suspicions about labelled records that no rule was mended by, captions and source together (95 % interval 15 to 46 %; test/audit/labels). */
const MEASURED = 0.28;

/** Longest sentence that is compared, characters: a long description mentions almost anything. */
const COMPARED = 300;
/** How much of a longer text is looked at, characters. */
const CUT = 4 * COMPARED;

/** A caption of the video says the same in related words. */
export const entailed = negativeRule(
  name,
  "Every content word of the negative stands in one caption of its video, itself or a word for the same thing or act (closet for wardrobe); where the negative says food the caption may say sandwich, not the other way round. A room that the original names too need not be said again. Then the negative may be true: a shortlist for reading, not a verdict.",
  ({ negative: { place }, facts }) => {
    const found = entailedBy(facts);
    if (found.length === 0 || captionCopy.check(facts).length > 0) return NOTHING;
    return found.map((one) => ({ ...one, path: `${place}.${one.path}` }));
  },
);

/** Finding about the first other caption that covers a negative; none when no caption does. */
export function entailedBy(facts: NegativeFacts): readonly Finding[] {
  const { otherCaptions } = facts;
  if (otherCaptions.length === 0) return NOTHING;
  const { edits, removedStems, queryRead } = facts.analysis;
  const { words } = queryRead.text === facts.query ? queryRead : readText(facts.query);
  // words that the edit put in come first: a caption lacks them most often
  const isAdded = ({ text }: Word): boolean => edits.some(({ added }) => added.includes(text));
  const wanted: Wanted = {
    added: words.filter((word) => isAdded(word) && (counts(word) || isPerson(word))),
    kept: words.filter((word) => !isAdded(word) && counts(word) && !isLoose(word) && !isScene(word)),
    taken: removedStems,
  };
  if (wanted.added.length + wanted.kept.length === 0) return NOTHING;
  for (const caption of otherCaptions) {
    const sentence = coveringSentence(caption, wanted);
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

/** Where something happens: what the original says of it holds of the whole video more often than not. */
const isScene = wordFact(
  (word) => word === "room" || nounOf(word)?.noun.classes.some((one) => SCENES.has(one)) === true,
);

/** What a caption must say. */
interface Wanted {
  /** Words that the edit put in. */
  readonly added: readonly Word[];
  /** Words that it kept. */
  readonly kept: readonly Word[];
  /** Stems of those that it took out. */
  readonly taken: readonly string[];
}

/** The first sentence of a caption that says each wanted word; undefined when none does. */
function coveringSentence({ text, reading }: CaptionText, wanted: Wanted): Reading | undefined {
  // most captions lack a word as a whole, and few are more than a sentence
  if (text.length <= CUT && !covers(reading.words, wanted)) return undefined;
  return shortSentences(reading).find(({ words }) => covers(words, wanted));
}

/** Sentences of a caption short enough to compare; most captions are one. */
function shortSentences(caption: Reading): readonly Reading[] {
  if (caption.text.length <= COMPARED && !/[.!?]./u.test(caption.text)) return [caption];
  return sentencesOf(caption.text.slice(0, CUT))
    .filter((part) => part.length <= COMPARED)
    .map((part) => readText(part));
}

/**
 * Whether each wanted word is said, itself or by a word that may mean the same; for a word that the edit put in not by a more
 * general one: who eats food need not eat an apple. Words that the edit took out cannot stand for those it put in: a caption that
 * only repeats the original says nothing about the negative.
 */
function covers(said: readonly Word[], wanted: Wanted): boolean {
  const { added, kept, taken } = wanted;
  return (
    added.every((one) =>
      said.some((other, at) => {
        if (isSame(other, one)) return !isLoose(one) || goesWithVerb(said, at, wanted);
        return mayEntail(other, one) && !taken.includes(stemOf(other));
      }),
    ) &&
    kept.every((one) =>
      said.some(
        (other) => isSame(other, one) || (mayMeanTheSame(other, one) && !taken.includes(stemOf(other))),
      ),
    )
  );
}

function isSame(said: Word, wanted: Word): boolean {
  return said === wanted || stemOf(said) === stemOf(wanted);
}

/** Words between a verb and its particle, at most: "turns the small light on". */
const PARTICLE_WITHIN = 4;

/** Whether a particle goes with a verb of the negative before it, and not behind the one that it took the place of: "off … on the table". */
function goesWithVerb(said: readonly Word[], at: number, { added, kept, taken }: Wanted): boolean {
  const before = said.slice(Math.max(0, at - PARTICLE_WITHIN), at);
  if (before.some((word) => taken.includes(stemOf(word)))) return false;
  const verbs = [...added, ...kept].filter(isVerb);
  return before.some((word) => verbs.some((verb) => isSame(word, verb) || mayMeanTheSame(word, verb)));
}

const isVerb = wordFact((word) => verbReadings(word).length > 0);
