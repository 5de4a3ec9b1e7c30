import { articleFor } from "../../../lib/words/articles.ts";
import { type Noun, nounByLemma } from "../../../lib/words/nouns.ts";
import { isPerson } from "../../../lib/words/classes.ts";
import type { NounPhrase, PrepositionSlot, Query } from "../analysis/query.ts";
import { changedTexts, verbWords } from "./realise.ts";
import type { Change, Claim } from "./edit.ts";

/** Words of a noun phrase after changes, without its determiner: "small red car". */
export function innerWords(query: Query, phrase: NounPhrase, texts: readonly string[]): string {
  const owner = query.tokens
    .slice(phrase.start, phrase.head)
    .findLastIndex((token) => token.tag === "possessive");
  const opener = phrase.determiner === undefined ? phrase.start : phrase.determiner + 1;
  const from = owner < 0 ? opener : Math.max(opener, phrase.start + owner + 1);
  return query.tokens
    .slice(from, phrase.head + 1)
    .map((token, i) => {
      const text = texts[from + i] ?? token.text;
      return /^\p{Lu}\p{Ll}/u.test(text) && from + i === 0 ? text.toLowerCase() : text;
    })
    .filter((text) => text !== "")
    .join(" ");
}

/** Words for a person that take no article. */
export const NAMELESS = new Set(["someone", "somebody", "everyone", "anyone"]);

/** A noun phrase after changes, as a refusal names it: with its possessive or number, else "a" where it needs one. */
export function phraseText(query: Query, index: number, changes: readonly Change[] = []): string {
  const phrase = query.phrases[index];
  if (phrase === undefined) return "";
  const texts = changedTexts(query, changes);
  const inner = innerWords(query, phrase, texts);
  if (phrase.determiner !== undefined) return `${(texts[phrase.determiner] ?? "").toLowerCase()} ${inner}`;
  const needsArticle =
    phrase.noun?.kind === "count" &&
    !NAMELESS.has(phrase.noun.lemma) &&
    !phrase.plural &&
    !/^(?:two|three|four|five|six)\b/u.test(inner);
  return needsArticle ? `${articleFor(inner)} ${inner}` : inner;
}

/** Words right after a verb that belong to what happens: "walks backwards", "hangs out". */
const TRAILING = new Set(
  "up down out off in away back around over forward backward forwards backwards left right inside outside upstairs downstairs together along upwards downwards".split(
    " ",
  ),
);

/** What happens, as a gerund with its object and the place that follows: "putting a cup on the table". */
export function actionText(query: Query, index: number, changes: readonly Change[] = []): string {
  const slot = query.verbs[index];
  if (slot === undefined) return "";
  const change = changes.find((one) => one.kind === "verb" && one.verb === index);
  const lemma = change?.kind === "verb" ? change.lemma : slot.lemma;
  const [word, particle] = verbWords(lemma, "ing");
  const parts = [particle === undefined ? word : `${word} ${particle}`];
  const texts = changedTexts(query, changes);
  const after = query.tokens[slot.at + 1];
  const trailing =
    after !== undefined && !after.broken && slot.particle !== slot.at + 1 && TRAILING.has(after.lower);
  const governs = query.prepositions.some((one) => one.at === slot.at + 1);
  if (trailing && !governs && particle === undefined) parts.push(texts[slot.at + 1] ?? after.lower);
  if (slot.object !== undefined) parts.push(phraseText(query, slot.object, changes));
  const place = query.prepositions.find(
    (one) => one.verb === index && (one.after === undefined || one.after === slot.object) && one.at > slot.at,
  );
  if (place !== undefined && place.word !== "of" && isNear(query, slot.at, slot.object, place.at)) {
    parts.push(texts[place.at] ?? place.word, phraseText(query, place.phrase, changes));
  }
  return parts.join(" ");
}

/** True when the preposition directly follows the verb or its object. */
function isNear(query: Query, verb: number, object: number | undefined, place: number): boolean {
  const end = object === undefined ? verb : (query.phrases[object]?.head ?? verb);
  return place - end <= 2 && query.tokens[place]?.broken === false;
}

/** Things of which a picture has one. */
const UNIQUE = new Set("floor ground ceiling ocean sea roof wall grass snow sand stage".split(" "));

/** A thing as a refusal introduces it, whatever the query's determiner was: "a chair", "water", "small shoes". */
export function thingText(query: Query, index: number, changes: readonly Change[] = []): string {
  const phrase = query.phrases[index];
  if (phrase === undefined) return "";
  const change = changes.find((one) => one.kind === "noun" && one.phrase === index);
  const noun = change?.kind === "noun" ? nounByLemma(change.lemma) : phrase.noun;
  const inner = innerWords(query, phrase, changedTexts(query, changes));
  const opener = query.tokens[phrase.determiner ?? -1]?.lower;
  if (opener === "the" && UNIQUE.has(noun?.lemma ?? "")) return `the ${inner}`;
  const single = !phrase.plural && (noun === undefined ? phrase.kind === "a" : noun.kind === "count");
  return single ? `${articleFor(inner)} ${inner}` : inner;
}

/** Who or what does what a verb says, as far as it is named: "a man", "the dog"; empty for pronouns. */
export function actorText(query: Query, verb: number | undefined): string {
  const subject = verb === undefined ? undefined : query.verbs[verb]?.subject;
  const phrase = subject === undefined ? undefined : query.phrases[subject];
  if (subject === undefined || phrase?.noun === undefined || phrase.pronoun) return "";
  return isPerson(phrase.noun) && phrase.kind === "none"
    ? thingText(query, subject)
    : phraseText(query, subject);
}

/** True when a noun in place of a phrase's head is spoken of as several: "shoes", "scissors". */
export function isSpokenPlural(query: Query, index: number, noun: Noun): boolean {
  return noun.kind === "pair" || (noun.kind === "count" && query.phrases[index]?.plural === true);
}

/** The claim of an edit that places or directs something otherwise: the whole act on both sides. */
export function placedClaim(query: Query, slot: PrepositionSlot, family: Claim["family"]): Claim {
  const verb = slot.verb;
  const describe = (changes: readonly Change[]): string =>
    verb === undefined
      ? `${changedTexts(query, changes)[slot.at] ?? slot.word} ${phraseText(query, slot.phrase, changes)}`
      : actionText(query, verb, changes);
  return { family, shown: describe([]), asked: describe, plural: false, actor: actorText(query, verb) };
}
