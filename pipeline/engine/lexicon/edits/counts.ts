import { NAMELESS, SEVERAL_AT_HAND } from "../../../lib/words/data/noun-sets.ts";
import { COUNTED_WITH } from "../../../lib/words/data/verb-sets.ts";
import { isPerson, isThing } from "../../../lib/words/classes.ts";
import { IDIOMS } from "../../../lib/words/idioms.ts";
import { NUMBER_WORDS } from "../../../lib/words/function-words.ts";
import type { NounPhrase, Query, VerbSlot } from "../analysis/query.ts";
import { phraseText } from "./describe.ts";
import type { Change, Edit, EditFamily, EditTask } from "./edit.ts";
import { type Noun, nounOf } from "../../../lib/words/nouns.ts";
import { verbReadings } from "../../../lib/words/verbs.ts";
import { isCountedHere, isDoneByOne, numbersAbove } from "./numbers.ts";
import { numberWord } from "./realise.ts";

const NUMBERS = new Map<string, number>(NUMBER_WORDS.map((word, i) => [word, i + 1]));

/** The number a phrase states: 1 for "a" or nothing before a singular; undefined when it states none. */
function statedNumber(task: EditTask, phrase: NounPhrase): number | undefined {
  if (phrase.noun?.kind !== "count" || NAMELESS.has(phrase.noun.lemma)) return undefined;
  if (!phrase.plural && task.query.tokens[phrase.head]?.noun?.plural === true) return undefined;
  const opener = phrase.determiner === undefined ? undefined : task.query.tokens[phrase.determiner];
  if (opener === undefined) return phrase.plural ? undefined : 1;
  if (opener.tag === "number") {
    const number = NUMBERS.get(opener.lower);
    return number !== undefined && number > 1 === phrase.plural ? number : undefined;
  }
  if (phrase.plural) return undefined;
  if (opener.lower === "a" || opener.lower === "an") return 1;
  return opener.lower === "the" &&
    (isPerson(phrase.noun) || SEVERAL_AT_HAND.has(phrase.noun.classes[0] ?? ""))
    ? 1
    : undefined;
}

/** After these a phrase goes on to say what one of the things has: "a woman in a hat". */
const SHARED = new Set(["of", "in", "with", "wearing"]);

/** Words for several of those whom a text names by gender; of "a person" they are said of one. */
const THEY = ["they", "them", "their"];

/** True when the other texts may speak of more such people. */
function mayBeSeveral({ others }: EditTask, noun: Noun): boolean {
  if (others.severalPeople || others.words.has(noun.plural)) return true;
  return noun.classes[0] !== "person" && THEY.some((word) => others.words.has(word));
}

/**
 * False where a verb agrees with the phrase over a distance, past other subjects: "a man watches as the dog runs and then picks it
 * up" leaves open who picks.
 */
function verbsAgreeOpenly({ query }: EditTask, index: number): boolean {
  const from = query.phrases[index]?.head ?? 0;
  // "Person turns light on grabs something": a verb that was taken for a noun.
  const hidden = query.tokens.some(
    ({ tag, lower }, place) =>
      place > from &&
      tag === "noun" &&
      (nounOf(lower) === undefined || isJoinedAct(query, place)) &&
      verbReadings(lower).some(({ form }) => form === "s"),
  );
  // "While one gets up"
  const single = query.verbs.some(({ at, form }) => form === "s" && query.tokens[at - 1]?.lower === "one");
  // "And does a routine"
  const joined = query.tokens.some(
    ({ tag, lower }, place) =>
      place > from && tag === "aux" && SINGULAR.has(lower) && query.tokens[place - 1]?.tag === "conj",
  );
  if (hidden || single || joined) return false;
  return query.verbs.every((slot) => {
    if (slot.subject === index && (isAfterNoun(query, slot, from) || disagrees(query, slot))) return false;
    if (slot.at < from || !slot.finite || slot.form !== "s" || slot.subject === index) return true;
    const subject = query.phrases[slot.subject ?? -1];
    // "Pours something else and stirs": no other subject stands before the verb.
    if (query.tokens[slot.at - 1]?.tag === "conj") return false;
    if (query.verbs.some((verb) => verb.object === slot.subject)) return false;
    return subject !== undefined && !subject.plural && slot.at - subject.head <= 2 && subject.head > from;
  });
}

/** "Speaks to the camera and pans around": a bare word after "and" that no verb, but a way, follows. */
function isJoinedAct({ tokens }: Query, place: number): boolean {
  const [before, next] = [tokens[place - 1], tokens[place + 1]];
  if (before?.lower !== "and" && before?.lower !== "then") return false;
  return next !== undefined && !next.broken && ["prep", "adverb", "det"].includes(next.tag);
}

/** True when a noun stands right before the verb and is not its subject: "rapid hand gestures" is no act then. */
function isAfterNoun({ tokens }: Query, slot: VerbSlot, subject: number): boolean {
  const before = tokens[slot.at - 1];
  if (!slot.finite || before === undefined || tokens[slot.at]?.broken === true) return false;
  return slot.at - 1 !== subject && (before.tag === "noun" || before.tag === "adjective");
}

const SINGULAR = new Set(["is", "was", "has", "does"]);

const PLURAL_ONLY = new Set(["are", "were", "have"]);

/** True when the text itself lets a plural verb follow a singular: "person the are laughing". */
function disagrees({ tokens, phrases }: Query, { auxiliary, subject }: VerbSlot): boolean {
  const plural = phrases[subject ?? -1]?.plural === true;
  return auxiliary !== undefined && !plural && PLURAL_ONLY.has(tokens[auxiliary]?.lower ?? "");
}

/** True when the number of such things is certain as far as the other texts tell. */
function isCertain(task: EditTask, phrase: NounPhrase, index: number, number: number): boolean {
  const { noun } = phrase;
  if (noun === undefined || noun.classes[0] === "group") return false;
  const before = task.query.tokens[phrase.start - 1];
  // "An Indian young woman": the phrase begins before what was read of it.
  const isCut = before?.tag === "noun" || before?.tag === "adjective" || before?.tag === "det";
  if (isCut && task.query.tokens[phrase.start]?.broken === false) return false;
  if (before !== undefined && before.tag === "verb" && phrase.start === 1 && before.verb?.form === "past")
    return false;
  if (
    phrase.adjectives.some((place) =>
      ["another", "other", "second", "same"].includes(task.query.tokens[place]?.lower ?? ""),
    )
  )
    return false;
  const isSubject = task.query.verbs.some((verb) => verb.subject === index);
  const otherPeople = task.query.phrases.some(
    (other, i) => i !== index && !other.pronoun && other.noun !== undefined && isPerson(other.noun),
  );
  if (isPerson(noun)) {
    const unknown = task.query.verbs.some((verb) => verb.subject === index && verb.lemma.startsWith("?"));
    if (unknown) return false;
    const subjectPronoun = task.query.tokens.some((token) =>
      ["he", "she", "him", "he's", "she's"].includes(token.lower),
    );
    if (number === 1 && mayBeSeveral(task, noun)) return false;
    // "Two people dance", and then "another girl" joins them.
    if (number > 1 && task.others.words.has("another")) return false;
    if (number === 1 && isDoneByOne(task)) return false;
    return isSubject && !otherPeople && !subjectPronoun && verbsAgreeOpenly(task, index);
  }
  const isTakenUp = task.query.tokens.some(
    (token, place) => place > phrase.head && ["it", "its", "itself", "which", "that"].includes(token.lower),
  );
  if (isTakenUp) return false;
  const isObject = task.query.verbs.some(
    (verb) =>
      verb.object === index &&
      COUNTED_WITH.has(verb.lemma) &&
      !IDIOMS.has(`${verb.lemma} ${task.query.tokens[phrase.head]?.lower ?? ""}`),
  );
  if (!isObject || !isThing(noun)) return false;
  return number > 1 || (isCountedHere(task, phrase, noun) && !task.others.words.has(noun.plural));
}

function countEdit(task: EditTask, index: number, from: number, number: number): Edit {
  const change: Change = { kind: "count", phrase: index, number };
  const plain = phraseText(task.query, index);
  const shown = from === 1 ? `one ${plain.replace(/^(?:a|an|the|one)\s/u, "")}` : plain;
  const isSubject = task.query.verbs.some((slot) => slot.subject === index);
  return {
    category: "Attribute/Counting",
    changes: [change],
    locks: [`number ${index}`],
    claim: () => ({
      family: "count",
      shown: isSubject ? `${shown} doing this` : shown,
      asked: () => numberWord(number),
      plural: true,
    }),
    strength: from > 1 ? 0.9 : 0.4,
  };
}

/** Attribute/Counting: a larger number of the same things. */
export const countEdits: EditFamily = (task) =>
  task.query.phrases.flatMap((phrase, index) => {
    const from = statedNumber(task, phrase);
    if (from === undefined || phrase.modifiers.length > 0 || !isCertain(task, phrase, index, from)) return [];
    if (task.query.prepositions.some((slot) => slot.after === index && SHARED.has(slot.word))) return [];
    const numbers = task.random.shuffle(numbersAbove(task, phrase, index, from));
    return [...new Set(numbers)].slice(0, 2).map((number) => countEdit(task, index, from, number));
  });
