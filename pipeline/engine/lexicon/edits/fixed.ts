import { isScene, kinOf } from "../../../lib/words/classes.ts";
import { IN_WATER } from "../../../lib/words/data/preposition-sets.ts";
import { SUBJECT_PRONOUNS } from "../../../lib/words/function-words.ts";
import { IDIOMS } from "../../../lib/words/idioms.ts";
import type { Noun } from "../../../lib/words/nouns.ts";
import type { NounPhrase, Query } from "../analysis/query.ts";
import type { Token } from "../analysis/token.ts";

/** True when the query names the thing, or what is done with it, elsewhere as well: "gets on a water ski and begins to waterski". */
function isNamedAgain(query: Query, phrase: NounPhrase): boolean {
  const name = phrase.noun?.lemma.replaceAll(" ", "") ?? "";
  return query.tokens.some(
    ({ lower }, i) => (i < phrase.start || i > phrase.head) && name.length > 2 && lower.startsWith(name),
  );
}

/** True where words behind a phrase take it up, as "it" and the like do: "throws the frisbee and the dog chases after it". */
export function isTakenUp({ tokens }: Query, { head }: NounPhrase, by: ReadonlySet<string>): boolean {
  return tokens.slice(head + 1).some(({ lower, tag }) => by.has(lower) && tag !== "possessive");
}

/** True where a text names two of a kind: "the older man shows the younger man". */
export function namesTwo({ phrases }: Query, { noun }: NounPhrase): boolean {
  return phrases.filter((phrase) => noun !== undefined && phrase.noun?.lemma === noun.lemma).length > 1;
}

/** True for a word of a name: "Black Canyon". The first word of a text has its capital anyway. */
export function isInName(query: Query, place: number): boolean {
  return place > 0 && /^\p{Lu}/u.test(query.tokens[place]?.text ?? "");
}

/** True for a word between quotation marks: what is written or said somewhere. */
export function isQuoted({ text, tokens }: Query, place: number): boolean {
  const token = tokens[place];
  if (token === undefined) return false;
  const [before, after] = [text.slice(0, token.start), text.slice(token.end)];
  return (
    (count(before, QUOTE) % 2 === 1 && QUOTE.test(after)) || (/“[^”]*$/u.test(before) && after.includes("”"))
  );
}

const QUOTE = /["]/u;

function count(text: string, sign: RegExp): number {
  return text.split(sign).length - 1;
}

/** "The wax strips", "a white building's courtyard": the noun is part of a name, or belongs to what is named before it. */
export function isHalfOfName({ tokens }: Query, { start, head, noun, adjectives }: NounPhrase): boolean {
  const next = tokens[head + 1];
  const unknown = next !== undefined && !next.broken && next.verb?.lemma.startsWith("?") === true;
  // "They are water skiing"
  if (next?.verb?.form === "ing" && !next.broken && start === head && tokens[head - 1]?.tag === "aux")
    return true;
  // "Shows a pan out": what the camera does
  if (next?.tag === "adverb" && !next.broken && ["pan", "zoom"].includes(tokens[head]?.lower ?? ""))
    return true;
  // "A black head covering"
  const covered = next?.verb?.form === "ing" && adjectives.length > 0 && noun?.classes[0] === "bodypart";
  return covered || (unknown && !next.lower.endsWith("ing")) || tokens.slice(start, head).some(isOwnerName);
}

function isOwnerName({ tag, lower }: Token): boolean {
  return tag === "possessive" && /['’]s?$/u.test(lower);
}

/** What somebody does with the thing follows: "the food they ate", "the food and drink they had". */
function isDescribedAfter({ tokens }: Query, head: number): boolean {
  let at = head + 1;
  while (tokens[at]?.broken === false && ["and", "or"].includes(tokens[at]?.lower ?? "")) {
    at += 1;
    while (["det", "possessive", "adjective", "noun"].includes(tokens[at]?.tag ?? "")) at += 1;
  }
  const next = tokens[at];
  return next !== undefined && !next.broken && SUBJECT_PRONOUNS.has(next.lower) && next.tag === "pronoun";
}

/** Words of a query around one of its noun phrases. */
interface Around {
  readonly query: Query;
  readonly phrase: NounPhrase;
  readonly index: number;
}

/** True when a preposition after the noun makes it one with what follows: "a bunch of", "the door to", "the room in". */
function isBoundToNext({ query, phrase, index }: Around): boolean {
  const { noun } = phrase;
  const name = noun?.classes[0] ?? "";
  return query.prepositions.some((slot) => {
    if (slot.after !== index) return false;
    if (slot.word === "of") return !kinOf("carrier").has(name);
    // "A bottle with liquid"
    if (slot.word === "with" && kinOf("carrier").has(name)) return true;
    if (slot.word === "to" && name === "opening") return true;
    const place = query.phrases[slot.phrase]?.noun;
    return place !== undefined && isScene(place) && noun !== undefined && isScene(noun);
  });
}

/** True when what stands before the noun gives it a sense that others would not have: "on the phone", "in bed", "without a". */
function isBoundToPrevious({ query, phrase, index }: Around): boolean {
  const lemma = phrase.noun?.lemma ?? "";
  const head = query.tokens[phrase.head]?.lower ?? "";
  const before = phrase.preposition === undefined ? "" : (query.tokens[phrase.preposition]?.lower ?? "");
  const verb = query.verbs.find((slot) => slot.object === index)?.lemma ?? "";
  if (phrase.modifiers.length > 0 || IDIOMS.has(`${verb} ${head}`)) return true;
  if (before === "without" || query.tokens[phrase.determiner ?? -1]?.lower === "no") return true;
  if (before === "on" && lemma.endsWith("phone")) return true;
  // A light may be any lamp or candle, unless it is turned on or off.
  if (lemma === "light" && !["turn_on", "turn_off", "fix"].includes(verb)) return true;
  if (before === "through" && query.tokens[(phrase.preposition ?? 0) - 1]?.verb?.lemma === "look")
    return true;
  if (before === "in" && (lemma === "ring" || (lemma === "bed" && phrase.kind === "none"))) return true;
  // Ice is skated on and snow is shovelled: only beside food or drink is ice one of their kind.
  if (lemma === "ice" && !query.phrases.some(({ noun }) => isServed(noun))) return true;
  return (lemma === "water" || lemma === "ice") && IN_WATER.has(before);
}

const SERVED = new Set(["drinkware", "drink", "fruit", "dishware"]);

function isServed(noun: Noun | undefined): boolean {
  return noun !== undefined && noun.lemma !== "water" && SERVED.has(noun.classes[0] ?? "");
}

/** What "gets driven" or "gets thrown" is no more than the object of that act. */
function isSubjectOfGet({ query, index }: Around): boolean {
  return query.verbs.some(({ subject, lemma }) => subject === index && lemma === "get");
}

/** Letters of a text are no post, bars mostly a gymnast's, glasses mostly worn, cream for faces or cakes. */
const AMBIGUOUS = new Set(["letters", "bar", "bars", "glasses", "cream", "foam"]);

/** True for a noun that may name something else than the lists say. */
export function isAmbiguous({ tokens }: Query, { head }: NounPhrase): boolean {
  return AMBIGUOUS.has(tokens[head]?.lower ?? "");
}

/** After these words a noun serves as something that another would not: "a log as a slide", "a bowl full of soup". */
const SERVING = new Set(["as", "full", "filled"]);

/** True for a noun that no other may replace: its words belong together with others of the query. */
export function isFixed(query: Query, phrase: NounPhrase, index: number): boolean {
  const around = { query, phrase, index };
  return (
    isNamedAgain(query, phrase) ||
    isInName(query, phrase.head) ||
    isQuoted(query, phrase.head) ||
    isAmbiguous(query, phrase) ||
    SERVING.has(query.tokens[phrase.head + 1]?.lower ?? "") ||
    isHalfOfName(query, phrase) ||
    isDescribedAfter(query, phrase.head) ||
    isSubjectOfGet(around) ||
    isBoundToNext(around) ||
    isBoundToPrevious(around)
  );
}
