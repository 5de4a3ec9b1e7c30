import { MODALS, SUBJECT_PRONOUNS } from "../../../lib/words/function-words.ts";
import { PHRASAL, type VerbReading } from "../../../lib/words/verbs.ts";
import type { Tag, Token } from "./token.ts";

/** Kinds of words that open a noun phrase. */
export const NOUN_OPENERS = new Set<Tag>(["det", "possessive", "adjective", "number"]);

/** What a word may be, before its neighbours are asked. */
export interface Options {
  readonly fixed?: Tag;
  readonly noun: boolean;
  readonly adjective: boolean;
  readonly readings: readonly VerbReading[];
}

/** What has been read of the clause so far. */
export interface ClauseState {
  finite: boolean;
  /** Form of the last verb, to match the second of two joined verbs. */
  lastForm: VerbReading["form"] | undefined;
}

/** The reading of a word as a verb here; undefined when it is none. */
export function readVerb(
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
      if (isListed(tokens[left - 1], option, next)) return undefined;
      return afterConjunction(option, state, form, next);
    default:
      return only ? form("ing", "s", "past", "base") : form("ing");
  }
}

/** Verbs that another follows: "see the man start climbing". */
const LEADING = new Set(["start", "begin", "continue", "stop", "keep", "try"]);

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
  const starts = option.readings.some(({ lemma, form: name }) => name === "base" && LEADING.has(lemma));
  if (starts && next?.readings.some(({ form: name }) => name === "ing") === true) return form("base");
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

/** "Sugar and water": a noun beside a noun, unless something is done to what follows. */
function isListed(before: Token | undefined, option: Options, next: Options | undefined): boolean {
  const bare = option.noun && option.readings.every(({ form }) => form === "base");
  return bare && before?.tag === "noun" && !nextOpensObject(next);
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
