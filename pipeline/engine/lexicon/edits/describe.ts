import { articleFor } from "../../../lib/words/articles.ts";
import { type Noun, nounByLemma } from "../../../lib/words/nouns.ts";
import { isAnimate, isPerson } from "../../../lib/words/classes.ts";
import type { NounPhrase, PrepositionSlot, Query, VerbSlot } from "../analysis/query.ts";
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
  if (phrase.determiner !== undefined) {
    const opener = (texts[phrase.determiner] ?? "").toLowerCase();
    return `${opener === "a" || opener === "an" ? articleFor(inner) : opener} ${inner}`;
  }
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

/** A noun phrase after changes with the "of" phrase that follows it: "a drink of water". */
function wholeText(query: Query, index: number, changes: readonly Change[]): string {
  const text = phraseText(query, index, changes);
  const of = query.prepositions.find((slot) => slot.after === index && slot.word === "of");
  return of === undefined ? text : `${text} of ${phraseText(query, of.phrase, changes)}`;
}

/** The verb of an act as a gerund, with its particle; "being washed" for what is done to something. */
function gerund(slot: VerbSlot, lemma: string): string {
  const [word, particle] = verbWords(lemma, slot.passive ? "participle" : "ing");
  const verb = slot.passive ? `being ${word}` : word;
  return particle === undefined ? verb : `${verb} ${particle}`;
}

/** What happens, as a gerund with its object and the place that follows: "putting a cup on the table". */
export function actionText(
  query: Query,
  index: number,
  changes: readonly Change[] = [],
  wanted?: PrepositionSlot,
): string {
  const slot = query.verbs[index];
  if (slot === undefined) return "";
  const change = changes.find((one) => one.kind === "verb" && one.verb === index);
  const lemma = change?.kind === "verb" ? change.lemma : slot.lemma;
  const parts = [gerund(slot, lemma)];
  const texts = changedTexts(query, changes);
  const after = query.tokens[slot.at + 1];
  const trailing =
    after !== undefined && !after.broken && slot.particle !== slot.at + 1 && TRAILING.has(after.lower);
  const governs = query.prepositions.some((one) => one.at === slot.at + 1);
  if (trailing && !governs && !lemma.includes("_")) parts.push(texts[slot.at + 1] ?? after.lower);
  if (slot.object !== undefined) parts.push(wholeText(query, slot.object, changes));
  const place = wanted ?? placeOf(query, index, slot);
  if (place !== undefined) parts.push(texts[place.at] ?? place.word, wholeText(query, place.phrase, changes));
  return parts.join(" ");
}

/** The preposition that directly follows a verb or its object. */
function placeOf(query: Query, index: number, slot: VerbSlot): PrepositionSlot | undefined {
  const end = slot.object === undefined ? slot.at : (query.phrases[slot.object]?.head ?? slot.at);
  return query.prepositions.find(
    (one) =>
      one.verb === index &&
      one.word !== "of" &&
      (one.after === undefined || one.after === slot.object) &&
      one.at > slot.at &&
      one.at - end <= 2 &&
      query.tokens[one.at]?.broken === false,
  );
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
  const of = query.prepositions.find((slot) => slot.after === index && slot.word === "of");
  const whole = of === undefined ? inner : `${inner} of ${phraseText(query, of.phrase, changes)}`;
  if ((of !== undefined || noun === undefined) && opener === "the") return `the ${whole}`;
  return single ? `${articleFor(inner)} ${whole}` : whole;
}

/** Words for a person of whom nothing is said: as an actor, "someone" says as much. */
const ANYONE = new Set(["person", "someone", "somebody", "individual"]);

/** Changes of words and of nouns, without those of number: a thing that is not there is not there in any number. */
export function wordChanges(changes: readonly Change[]): Change[] {
  return changes.filter(({ kind }) => kind === "noun" || kind === "word");
}

/** Who or what does what a verb says, as far as it is named: "a man", "the dog", "a man and a woman"; empty for pronouns. */
export function actorText(query: Query, verb: number | undefined): string {
  const subject = verb === undefined ? undefined : query.verbs[verb]?.subject;
  const phrase = subject === undefined ? undefined : query.phrases[subject];
  if (subject === undefined || phrase?.noun === undefined || phrase.pronoun) return "";
  const joint = query.tokens[phrase.start - 1];
  if (joint?.lower === "and" || joint?.lower === "or") {
    if (!isAnimate(phrase.noun)) return "";
    const first = query.phrases.findIndex((one) => one.head === phrase.start - 2);
    return first < 0 ? "" : `${introduced(query, first)} ${joint.lower} ${introduced(query, subject)}`;
  }
  const nobody = ANYONE.has(phrase.noun.lemma) && !phrase.plural && phrase.adjectives.length === 0;
  return nobody && phrase.modifiers.length === 0 && phrase.kind !== "another" && phrase.kind !== "number"
    ? "someone"
    : introduced(query, subject);
}

function introduced(query: Query, index: number): string {
  const phrase = query.phrases[index];
  return phrase?.noun !== undefined && isPerson(phrase.noun) && phrase.kind === "none"
    ? thingText(query, index)
    : phraseText(query, index);
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
      : actionText(query, verb, changes, slot);
  return { family, shown: describe([]), asked: describe, plural: false, actor: actorText(query, verb) };
}
