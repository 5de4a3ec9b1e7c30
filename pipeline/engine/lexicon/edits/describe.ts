import { articleFor } from "../../../lib/words/articles.ts";
import { NAMELESS, UNIQUE } from "../../../lib/words/data/noun-sets.ts";
import { type Noun, nounByLemma } from "../../../lib/words/nouns.ts";
import type { NounPhrase, Query } from "../analysis/query.ts";
import type { Change } from "./edit.ts";
import { changedTexts } from "./realise.ts";

/** Words of a noun phrase after changes, without its determiner: "small red car". */
export function innerWords(query: Query, phrase: NounPhrase, texts: readonly string[]): string {
  const owner = query.tokens
    .slice(phrase.start, phrase.head)
    .findLastIndex((token) => token.tag === "possessive");
  const opener = query.tokens.findIndex(
    ({ tag }, i) =>
      i >= (phrase.determiner === undefined ? phrase.start : phrase.determiner + 1) && tag !== "det",
  );
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

/** "Playing volleyball" is no ball. */
export function isGame(query: Query, index: number): boolean {
  const bare = query.phrases[index]?.kind === "none";
  return bare && query.verbs.some((slot) => slot.object === index && slot.lemma === "play");
}

/** What lets "a" stand before several: "a few steps". An annotator's "a steps" is a slip that no refusal repeats. */
const MANY = /^(?:few|couple|dozen|hundred|thousand|lot|number|pair|good|great)\b/u;

/** A noun phrase after changes, as a refusal names it: with its possessive or number, else "a" where it needs one. */
export function phraseText(query: Query, index: number, changes: readonly Change[] = []): string {
  const phrase = query.phrases[index];
  if (phrase === undefined) return "";
  const texts = changedTexts(query, changes);
  const inner = innerWords(query, phrase, texts);
  if (phrase.determiner !== undefined) {
    const opener = (texts[phrase.determiner] ?? "").toLowerCase();
    if (phrase.plural && (opener === "a" || opener === "an") && !MANY.test(inner)) return inner;
    return `${opener === "a" || opener === "an" ? articleFor(inner) : opener} ${inner}`;
  }
  if (
    UNIQUE.has(phrase.noun?.lemma ?? "") &&
    !changes.some((one) => one.kind === "noun" && one.phrase === index)
  )
    return `the ${inner}`;
  const needsArticle =
    !isGame(query, index) &&
    phrase.noun?.kind === "count" &&
    !NAMELESS.has(phrase.noun.lemma) &&
    !phrase.plural &&
    !/^(?:two|three|four|five|six)\b/u.test(inner);
  return needsArticle ? `${articleFor(inner)} ${inner}` : inner;
}

/** A noun phrase after changes with the "of" phrase that follows it: "a drink of water". */
export function wholeText(query: Query, index: number, changes: readonly Change[]): string {
  const text = phraseText(query, index, changes);
  const of = query.prepositions.find((slot) => slot.after === index && slot.word === "of");
  return of === undefined ? text : `${text} of ${phraseText(query, of.phrase, changes)}`;
}

/** A thing as a refusal introduces it, whatever the query's determiner was: "a chair", "water", "small shoes". */
export function thingText(query: Query, index: number, changes: readonly Change[] = []): string {
  const phrase = query.phrases[index];
  if (phrase === undefined) return "";
  const change = changes.find((one) => one.kind === "noun" && one.phrase === index);
  const noun = change?.kind === "noun" ? nounByLemma(change.lemma) : phrase.noun;
  const inner = innerWords(query, phrase, changedTexts(query, changes));
  const opener = query.tokens[phrase.determiner ?? -1]?.lower;
  if ((opener === "the" || opener === undefined) && UNIQUE.has(noun?.lemma ?? "")) return `the ${inner}`;
  const owned = query.tokens[phrase.determiner ?? -1]?.tag === "possessive";
  if ((opener === "the" || owned) && isOneOfSeveral(query, phrase)) return `the ${inner}`;
  const game = isGame(query, index);
  const single =
    !game && !phrase.plural && (noun === undefined ? phrase.kind === "a" : noun.kind === "count");
  const of = query.prepositions.find((slot) => slot.after === index && slot.word === "of");
  const whole = of === undefined ? inner : `${inner} of ${phraseText(query, of.phrase, changes)}`;
  // "In white tank": of a word that the lists do not know, nobody can tell whether it takes "a".
  const unknown = noun === undefined && phrase.kind === "none" && !phrase.plural;
  if (unknown || ((of !== undefined || noun === undefined) && opener === "the")) return `the ${whole}`;
  return single ? `${articleFor(inner)} ${whole}` : whole;
}

/** Changes of words and of nouns, without those of number: a thing that is not there is not there in any number. */
export function wordChanges(changes: readonly Change[]): Change[] {
  return changes.filter(({ kind }) => kind === "noun" || kind === "word");
}

const SINGLING_OUT = new Set(
  "left right first second third last next other same only nearest closest farthest furthest largest biggest smallest tallest shortest longest highest lowest oldest youngest".split(
    " ",
  ),
);

/** "The right man": a word before the noun tells which of several it is. */
function isOneOfSeveral({ tokens }: Query, { start, head }: NounPhrase): boolean {
  return tokens.slice(start, head).some(({ lower }) => SINGLING_OUT.has(lower));
}

/** True when a noun in place of a phrase's head is spoken of as several: "shoes", "scissors". */
export function isSpokenPlural(query: Query, index: number, noun: Noun): boolean {
  return noun.kind === "pair" || (noun.kind === "count" && query.phrases[index]?.plural === true);
}

/** True when the query's own head is spoken of as several. */
export function isShownPlural(query: Query, index: number): boolean {
  const phrase = query.phrases[index];
  return phrase?.noun === undefined ? phrase?.plural === true : isSpokenPlural(query, index, phrase.noun);
}
