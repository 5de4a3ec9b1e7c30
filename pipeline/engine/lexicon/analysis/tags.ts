import { Recent } from "../../../lib/recent.ts";
import { attributesOf, COMPARATIVES } from "../../../lib/words/attributes.ts";
import {
  ADVERBS,
  AUXILIARIES,
  CONJUNCTIONS,
  CONTRACTIONS,
  DETERMINERS,
  MANY_WORDS,
  NUMBER_WORDS,
  POSSESSIVES,
  PREPOSITIONS,
  PRONOUNS,
} from "../../../lib/words/function-words.ts";
import { PLAIN_NOUNS } from "../../../lib/words/data/plain-nouns.ts";
import { nounOf } from "../../../lib/words/nouns.ts";
import { verbReadings, type VerbReading } from "../../../lib/words/verbs.ts";
import type { Tag, Token } from "./token.ts";
import { guessTag } from "./unknown.ts";
import { type ClauseState, NOUN_OPENERS, type Options, readVerb } from "./verb-readings.ts";

const NUMBERS = new Set<string>(NUMBER_WORDS);

/** What a word may be, by the word: a corpus uses few words again and again. */
const recent = new Recent<string, Options>(10_000);

function optionsOf(lower: string): Options {
  const fixed = fixedTag(lower);
  if (fixed !== undefined) return { fixed, noun: false, adjective: false, readings: [] };
  const readings = verbReadings(lower);
  const noun = nounOf(lower) !== undefined || PLAIN_NOUNS.has(lower);
  const adjective = attributesOf(lower).length > 0 || lower in COMPARATIVES;
  if (noun || adjective || readings.length > 0) return { noun, adjective, readings };
  const guess = guessTag(lower);
  if (guess === "verb") return { noun: false, adjective: false, readings: [unknownVerb(lower)] };
  return { fixed: guess, noun: false, adjective: false, readings: [] };
}

function unknownVerb(lower: string): VerbReading {
  const form = lower.endsWith("ing")
    ? "ing"
    : lower.endsWith("ed")
      ? "past"
      : lower.endsWith("s")
        ? "s"
        : "base";
  return { lemma: `?${lower}`, form };
}

function fixedTag(lower: string): Tag | undefined {
  if (lower.includes(" ") && nounOf(lower) === undefined) return "prep";
  if (/^#?\d+(?:st|nd|rd|th|s)?$/u.test(lower)) return "number";
  if (/['’]s?$/u.test(lower) && !lower.startsWith("it'") && !lower.startsWith("that'")) return "possessive";
  if (lower === "to") return "to";
  if (lower === "then") return "adverb";
  if (CONTRACTIONS.has(lower)) return "pronoun";
  if (NUMBERS.has(lower)) return "number";
  if (AUXILIARIES.has(lower)) return "aux";
  if (POSSESSIVES.has(lower)) return "possessive";
  if (DETERMINERS.has(lower) || MANY_WORDS.has(lower)) return "det";
  if (PRONOUNS.has(lower)) return "pronoun";
  if (CONJUNCTIONS.has(lower)) return "conj";
  if (PREPOSITIONS.has(lower)) return "prep";
  if (ADVERBS.has(lower)) return "adverb";
  return undefined;
}

/** Tags the tokens of one text in place: word lists first, then neighbours. */
export function tagTokens(tokens: Token[]): void {
  const options = tokens.map((token) => recent.get(token.lower, optionsOf));
  const state: ClauseState = { finite: false, lastForm: undefined };
  tokens.forEach((token, i) => {
    const option = options[i];
    if (option === undefined) return;
    if (token.broken) state.finite = false;
    settle(token, option, i, tokens, options, state);
    if (token.tag === "conj" && !["and", "or"].includes(token.lower)) state.finite = false;
    if (token.tag === "verb" && token.verb !== undefined) {
      state.lastForm = token.verb.form;
      if (token.verb.form !== "ing") state.finite = true;
    }
    if (token.tag === "aux") state.finite = true;
  });
}

function settle(
  token: Token,
  option: Options,
  i: number,
  tokens: readonly Token[],
  options: readonly Options[],
  state: ClauseState,
): void {
  if (option.fixed !== undefined) {
    token.tag = refineFixed(option.fixed, token, options[i + 1], options[i + 2]);
    return;
  }
  const reading = option.readings.length > 0 ? readVerb(option, i, tokens, options, state) : undefined;
  if (reading !== undefined) {
    token.tag = "verb";
    token.verb = reading;
    return;
  }
  const before = tokens[i - 1];
  if (
    option.noun &&
    !token.broken &&
    before?.tag === "pronoun" &&
    ["he", "she", "they", "who"].includes(before.lower)
  ) {
    token.tag = "verb";
    token.verb = unknownVerb(token.lower);
    return;
  }
  const next = options[i + 1];
  const beforeNoun =
    next !== undefined &&
    tokens[i + 1]?.broken === false &&
    (next.noun || next.fixed === "noun" || next.adjective);
  const opened = !token.broken && NOUN_OPENERS.has(tokens[i - 1]?.tag ?? "other");
  if (option.adjective && (beforeNoun || !(option.noun || opened))) token.tag = "adjective";
  else if (option.noun) {
    token.tag = "noun";
    const form = nounOf(token.lower);
    if (form !== undefined) token.noun = form;
  } else token.tag = option.adjective || beforeNoun ? "adjective" : "noun";
}

/** Words that open a noun phrase or stand for one. */
const TWOFOLD = new Set(["her", "this", "that", "all", "both", "another", "other"]);

/** Kinds of words that a noun phrase goes on with. */
const GOING_ON = new Set<Tag>(["possessive", "noun", "adjective", "number", "det"]);

/** "her" and "that" before something that is no noun are pronouns; "no" before a noun a determiner. */
function refineFixed(tag: Tag, { lower }: Token, next: Options | undefined, after: Options | undefined): Tag {
  if (!TWOFOLD.has(lower) || (lower === "her" && next?.fixed === "adverb")) return tag;
  // "Leads into her painting the table": somebody, doing something.
  const acts = next?.readings.some(({ form }) => form === "ing") === true && after?.fixed === "det";
  const opens =
    next !== undefined &&
    !(lower === "her" && acts) &&
    (isNounlike(next) || GOING_ON.has(next.fixed ?? "other") || (lower === "her" && isFormed(next, after)));
  if (!opens) return lower === "other" || lower === "another" ? "noun" : "pronoun";
  return lower === "other" ? "adjective" : tag;
}

function isNounlike({ noun, adjective }: Options): boolean {
  return noun || adjective;
}

/** "Her padded headboard": a form of a verb that describes the noun after it. */
function isFormed({ readings }: Options, after: Options | undefined): boolean {
  // "Changes her bedding": a word that the lists do not know, and nothing that it would be done to.
  const unknown = readings.some(({ lemma, form }) => lemma.startsWith("?") && form === "ing");
  if (
    unknown &&
    !readings.some(({ form }) => form === "base") &&
    (after === undefined || after.readings.length > 0)
  )
    return true;
  const describes = readings.length > 0 && readings.every(({ form }) => form !== "base" && form !== "s");
  return describes && after !== undefined && (after.noun || after.fixed === "noun");
}
