import { attributesOf, COMPARATIVES } from "../../../lib/words/attributes.ts";
import {
  ADVERBS,
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  MANY_WORDS,
  NUMBER_WORDS,
  POSSESSIVES,
  PREPOSITIONS,
  PRONOUNS,
  SUBJECT_PRONOUNS,
} from "../../../lib/words/function-words.ts";
import { PLAIN_NOUNS } from "../../../lib/words/data/plain-nouns.ts";
import { nounOf } from "../../../lib/words/nouns.ts";
import { PHRASAL, verbReadings, type VerbReading } from "../../../lib/words/verbs.ts";
import type { Tag, Token } from "./token.ts";
import { guessTag } from "./unknown.ts";

const NUMBERS = new Set<string>(NUMBER_WORDS);
const NOUN_OPENERS = new Set<Tag>(["det", "possessive", "adjective", "number"]);
/** Subject and verb in one word: read as the subject, since such clauses are left alone. */
const CONTRACTIONS = new Set([
  "he's",
  "she's",
  "it's",
  "they're",
  "that's",
  "who's",
  "there's",
  "what's",
  "we're",
  "i'm",
  "here's",
]);
const MODALS = new Set([
  "can",
  "could",
  "will",
  "would",
  "should",
  "may",
  "might",
  "must",
  "do",
  "does",
  "did",
]);

/** What a word may be, before its neighbours are asked. */
interface Options {
  readonly fixed?: Tag;
  readonly noun: boolean;
  readonly adjective: boolean;
  readonly readings: readonly VerbReading[];
}

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

/** What has been read of the clause so far. */
interface ClauseState {
  finite: boolean;
  /** Form of the last verb, to match the second of two joined verbs. */
  lastForm: VerbReading["form"] | undefined;
}

/** Tags the tokens of one text in place: word lists first, then neighbours. */
export function tagTokens(tokens: Token[]): void {
  const options = tokens.map((token) => optionsOf(token.lower));
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
    token.tag = refineFixed(option.fixed, token, options[i + 1]);
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

/** "her" and "that" before something that is no noun are pronouns; "no" before a noun a determiner. */
function refineFixed(tag: Tag, token: Token, next: Options | undefined): Tag {
  if (token.lower === "her" && next?.fixed === "adverb") return tag;
  if (
    token.lower === "her" ||
    token.lower === "this" ||
    token.lower === "that" ||
    token.lower === "all" ||
    token.lower === "both" ||
    token.lower === "another" ||
    token.lower === "other"
  ) {
    const opensNoun =
      next !== undefined &&
      (next.noun ||
        next.adjective ||
        next.fixed === "possessive" ||
        next.fixed === "noun" ||
        next.fixed === "adjective" ||
        next.fixed === "number" ||
        next.fixed === "det");
    if (!opensNoun) return token.lower === "other" || token.lower === "another" ? "noun" : "pronoun";
    return token.lower === "other" ? "adjective" : tag;
  }
  return tag;
}

/** The reading of a word as a verb here; undefined when it is none. */
function readVerb(
  option: Options,
  i: number,
  tokens: readonly Token[],
  options: readonly Options[],
  state: ClauseState,
): VerbReading | undefined {
  const token = tokens[i];
  if (token === undefined) return undefined;
  let left = i - 1;
  while (left >= 0 && tokens[left]?.tag === "adverb" && tokens[left + 1]?.broken === false) left -= 1;
  const prev = token.broken && left === i - 1 ? undefined : tokens[left];
  const direct = token.broken ? undefined : tokens[i - 1];
  const next = tokens[i + 1]?.broken === false ? options[i + 1] : undefined;
  const nextIsNoun = next !== undefined && (next.noun || next.fixed === "noun");
  const afterThen = tokens[i - 1]?.lower === "then";
  const form = (...names: VerbReading["form"][]): VerbReading | undefined =>
    names
      .map((name) => option.readings.find((reading) => reading.form === name))
      .find((one) => one !== undefined);
  const only = !option.noun && !option.adjective;
  const described = direct?.tag === "adverb" && prev?.tag === "det" && nextIsNoun;
  if (described || (token.lower === "fries" && !nextOpensObject(next))) return undefined;
  if (direct !== undefined && NOUN_OPENERS.has(direct.tag)) {
    if (direct.tag === "number" && nextOpensObject(next)) return form("s", "base");
    if (option.noun || option.adjective || nextIsNoun) return undefined;
    if (direct.tag === "adjective" || direct.tag === "number") return form("ing", "s", "past");
    return undefined;
  }
  if (afterThen && prev?.tag === "aux" && !MODALS.has(prev.lower)) return form("ing", "participle", "past");
  if (afterThen) return form("s") ?? afterConjunction(option, state, form, next);
  if (prev === undefined) return atStart(option, next, form);
  switch (prev.tag) {
    case "to":
      return form("base") ?? (only ? form("ing") : undefined);
    case "aux":
      return MODALS.has(prev.lower) ? form("base") : form("ing", "participle", "past");
    case "pronoun":
      if (!SUBJECT_PRONOUNS.has(prev.lower)) return form("ing", "participle", "base");
      return ["they", "we", "you", "i"].includes(prev.lower)
        ? form("base", "past", "ing", "s")
        : form("s", "past", "base", "ing");
    case "noun":
    case "possessive":
      return afterNoun(prev, tokens[i + 1]?.lower ?? "", option, next, state, form);
    case "verb":
      return form("ing", "participle") ?? (only ? form("past", "base", "s") : undefined);
    case "prep":
      if (["in", "into", "of", "with", "on"].includes(prev.lower) && nextIsNoun) return undefined;
      return option.noun && !nextOpensObject(next) ? undefined : form("ing");
    case "conj":
      return afterConjunction(option, state, form, next);
    default:
      return only ? form("ing", "s", "past", "base") : form("ing");
  }
}

type FormPicker = (...names: VerbReading["form"][]) => VerbReading | undefined;

function nextOpensObject(next: Options | undefined): boolean {
  return (
    next !== undefined && (next.fixed === "det" || next.fixed === "possessive" || next.fixed === "pronoun")
  );
}

function opensPhrase(next: Options | undefined): boolean {
  if (next === undefined) return true;
  return next.fixed !== undefined && next.fixed !== "noun" && next.fixed !== "aux";
}

function atStart(option: Options, next: Options | undefined, form: FormPicker): VerbReading | undefined {
  if (!option.noun && !option.adjective) return form("ing", "base", "s", "past", "participle");
  const ing = form("ing");
  if (ing !== undefined) return opensPhrase(next) || next?.noun === true ? ing : undefined;
  return nextOpensObject(next) ? form("base", "s") : undefined;
}

/** True for a verb whose next word is its particle: "turns on". */
function startsPhrasal(option: Options, follower: string): boolean {
  return option.readings.some(({ lemma, form }) => form === "s" && PHRASAL.has(`${lemma}_${follower}`));
}

function afterNoun(
  prev: Token,
  follower: string,
  option: Options,
  next: Options | undefined,
  state: ClauseState,
  form: FormPicker,
): VerbReading | undefined {
  const plural = prev.noun?.plural ?? prev.lower.endsWith("s");
  const ing = form("ing");
  if (ing !== undefined) return ing;
  const fits = plural ? form("base") : form("s", "base");
  const past = form("past", "participle");
  if (!option.noun && !option.adjective) return fits ?? form("s", "base") ?? past;
  if (state.finite && startsPhrasal(option, follower)) return form("s") ?? fits;
  if (state.finite && nextOpensObject(next)) return form("s") ?? (option.noun ? undefined : past);
  if (state.finite) return opensPhrase(next) && !option.noun ? (past ?? form("s")) : undefined;
  if (fits !== undefined && (fits.form === "s" || plural || opensPhrase(next) || next?.noun === true))
    return fits;
  return option.noun ? undefined : past;
}

function afterConjunction(
  option: Options,
  state: ClauseState,
  form: FormPicker,
  next: Options | undefined,
): VerbReading | undefined {
  const only = !option.noun && !option.adjective;
  const same = state.lastForm === undefined ? undefined : form(state.lastForm);
  if (only) return same ?? form("ing", "s", "past", "base");
  if (nextOpensObject(next)) return same ?? form("s", "base", "past");
  if (same !== undefined && (opensPhrase(next) || next?.noun === true)) return same;
  return form("ing");
}
