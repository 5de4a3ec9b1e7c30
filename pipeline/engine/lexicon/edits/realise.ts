import { articleFor } from "../../../lib/words/articles.ts";
import { isPerson } from "../../../lib/words/classes.ts";
import { NUMBER_WORDS } from "../../../lib/words/function-words.ts";
import { formOfNoun, type Noun, nounByLemma } from "../../../lib/words/nouns.ts";
import { verbForms, type VerbFormName, verbReadings } from "../../../lib/words/verbs.ts";
import type { Query, VerbSlot } from "../analysis/query.ts";
import { assign } from "./assignment.ts";
import type { Change } from "./edit.ts";
import { wordTable } from "../../../lib/words/table.ts";

/** A number written out up to twelve, in digits above. */
export function numberWord(number: number): string {
  return NUMBER_WORDS[number - 1] ?? String(number);
}

const PLURAL_AUX = wordTable<string>({
  is: "are",
  was: "were",
  has: "have",
  does: "do",
  am: "are",
});
const PLURAL_WORDS = wordTable<string>({
  his: "their",
  her: "their",
  its: "their",
  himself: "themselves",
  herself: "themselves",
  itself: "themselves",
  themself: "themselves",
  theirself: "themselves",
});

/** The words that a verb becomes: its form, and its particle when it has one. */
export function verbWords(lemma: string, form: VerbFormName): [string, string | undefined] {
  const [base = lemma, particle] = lemma.split("_");
  return [verbForms(lemma)?.[form] ?? base, particle];
}

function changeVerb(texts: string[], slot: VerbSlot, lemma: string): void {
  const [word, particle] = verbWords(lemma, slot.form);
  if (slot.particle === undefined) texts[slot.at] = particle === undefined ? word : `${word} ${particle}`;
  else {
    texts[slot.at] = word;
    texts[slot.particle] = particle ?? "";
  }
}

/** Makes a noun phrase plural with a number before it, and lets verbs and possessives agree. */
function changeCount(
  query: Query,
  texts: string[],
  noun: Noun | undefined,
  index: number,
  number: number,
): void {
  const phrase = query.phrases[index];
  if (phrase === undefined || noun === undefined) return;
  const plural = number > 1;
  texts[phrase.head] = formOfNoun(noun, plural);
  const word = numberWord(number);
  if (phrase.determiner !== undefined) texts[phrase.determiner] = word;
  else
    texts[phrase.start] = `${word} ${lowered(texts[phrase.start] ?? "", query.tokens[phrase.start]?.text)}`;
  if (phrase.plural || !plural) return;
  const copula = phrase.head + 1;
  const isObject = phrase.preposition !== undefined || query.verbs.some((slot) => slot.object === index);
  if (!isObject && query.tokens[copula]?.tag === "aux" && query.tokens[copula]?.broken === false) {
    const text = texts[copula] ?? "";
    texts[copula] = PLURAL_AUX[text.toLowerCase()] ?? text;
  }
  for (const verb of query.verbs.filter((slot) => slot.subject === index)) {
    if (verb.finite && verb.form === "s") texts[verb.at] = agreeingPlural(texts[verb.at] ?? "");
    if (verb.auxiliary !== undefined) {
      const text = texts[verb.auxiliary] ?? "";
      texts[verb.auxiliary] = PLURAL_AUX[text.toLowerCase()] ?? text;
    }
  }
  const person = phrase.noun !== undefined && isPerson(phrase.noun);
  query.tokens.forEach((token, i) => {
    const many = PLURAL_WORDS[token.lower];
    if (i < phrase.head || many === undefined || (person && token.lower.startsWith("it"))) return;
    if (!query.verbs.some((slot) => slot.subject === index)) return;
    // "Leads into her putting on makeup": somebody, doing something.
    const next = query.tokens[i + 1];
    // "Drying her bangs": a word right after it is hers, known or not.
    const owns = next?.broken === false && (next.tag === "noun" || next.tag === "verb");
    const acts = isGerund(next?.lower ?? "") || (token.tag !== "possessive" && !owns);
    texts[i] = token.lower === "her" && acts ? "them" : many;
  });
}

function isGerund(word: string): boolean {
  return verbReadings(word).some(({ form }) => form === "ing");
}

/** Third person singular words of a verb, made plural: "picks up" becomes "pick up". */
function agreeingPlural(text: string): string {
  const [verb = "", ...rest] = text.split(" ");
  const reading = verbReadings(verb).find((one) => one.form === "s");
  return [reading?.lemma ?? verb, ...rest].join(" ");
}

function applyChange(query: Query, texts: string[], change: Change, changes: readonly Change[]): void {
  switch (change.kind) {
    case "noun": {
      const [phrase, noun] = [query.phrases[change.phrase], nounByLemma(change.lemma)];
      if (phrase !== undefined && noun !== undefined) texts[phrase.head] = formOfNoun(noun, phrase.plural);
      return;
    }
    case "verb": {
      const slot = query.verbs[change.verb];
      if (slot !== undefined) changeVerb(texts, slot, change.lemma);
      return;
    }
    case "word":
      texts[change.at] = change.text;
      return;
    case "count":
      changeCount(query, texts, assign(query, changes).noun(change.phrase), change.phrase, change.number);
      return;
    case "swap":
      return;
  }
}

function fixArticles(query: Query, texts: string[]): void {
  query.tokens.forEach((token, i) => {
    if (token.lower !== "a" && token.lower !== "an") return;
    if (texts[i]?.toLowerCase() !== token.lower) return;
    const place = texts.findIndex((text, j) => j > i && text !== "");
    const next = texts[place];
    if (next !== undefined && next !== query.tokens[place]?.text)
      texts[i] = token.text.startsWith("A") ? capital(articleFor(next)) : articleFor(next);
  });
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Order in which changes apply: verbs before counts, so that agreement sees the new verb. */
const ORDER: Readonly<Record<Change["kind"], number>> = { noun: 0, word: 1, verb: 2, count: 3, swap: 4 };

/** Token texts after the changes, in the query's token order, articles agreeing. */
export function changedTexts(query: Query, changes: readonly Change[]): string[] {
  const texts = query.tokens.map((token) => token.text);
  for (const change of [...changes].sort((a, b) => ORDER[a.kind] - ORDER[b.kind]))
    applyChange(query, texts, change, changes);
  fixArticles(query, texts);
  return texts;
}

/** Token places in the order in which they stand after swaps. */
function placesAfter(query: Query, changes: readonly Change[]): number[] {
  const places = query.tokens.map((_, i) => i);
  const swap = changes.find((change) => change.kind === "swap");
  if (swap?.kind !== "swap") return places;
  const { first, second } = swap;
  return [
    ...places.slice(0, first[0]),
    ...places.slice(...second),
    ...places.slice(first[1], second[0]),
    ...places.slice(...first),
    ...places.slice(second[1]),
  ];
}

/** The text of a query after changes, with the original's punctuation, spacing and capital. */
export function realise(query: Query, changes: readonly Change[]): string {
  const texts = changedTexts(query, changes);
  const { tokens, text } = query;
  const gaps = tokens.map((token, i) => text.slice(tokens[i - 1]?.end ?? 0, token.start));
  let result = "";
  const swap = changes.find((change) => change.kind === "swap");
  // What stands between the swapped stretches stays between them.
  const gapBefore = (place: number): string => {
    const [first, second] = swap?.kind === "swap" ? [swap.first[0], swap.second[0]] : [-1, -1];
    return gaps[place === first ? second : place === second ? first : place] ?? " ";
  };
  placesAfter(query, changes).forEach((place, position) => {
    const word = texts[place] ?? "";
    if (word === "") return;
    const moved = place === 0 && position !== 0;
    const shaped = moved ? lowered(word, tokens[place]?.text) : word;
    result += `${gapBefore(place)}${shaped}`;
  });
  result += text.slice(tokens.at(-1)?.end ?? 0);
  return /^\P{L}*\p{Lu}/u.test(text) ? result.replace(/\p{L}/u, (letter) => letter.toUpperCase()) : result;
}

/** A word that no longer opens the sentence loses the capital that the opening gave it. */
function lowered(word: string, original: string | undefined): string {
  return original !== undefined && /^\p{Lu}\p{Ll}/u.test(original)
    ? word.slice(0, 1).toLowerCase() + word.slice(1)
    : word;
}
