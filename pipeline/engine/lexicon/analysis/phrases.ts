import { MANY_WORDS } from "../../../lib/words/function-words.ts";
import type { DeterminerKind, NounPhrase } from "./query.ts";
import type { Token } from "./token.ts";

const BEFORE_HEAD = new Set(["det", "possessive", "number", "adjective", "noun"]);

function determinerKind(token: Token | undefined): DeterminerKind {
  if (token === undefined) return "none";
  if (token.tag === "number") return "number";
  if (token.lower === "a" || token.lower === "an") return "a";
  if (token.lower === "another" || token.lower === "each" || token.lower === "every") return "another";
  if (token.lower === "some" || token.lower === "any") return "some";
  if (MANY_WORDS.has(token.lower) || token.lower === "all" || token.lower === "both") return "many";
  return token.tag === "det" || token.tag === "possessive" ? "the" : "none";
}

/** "A black and white dress": one thing of two colours. */
function joinsAdjectives(tokens: readonly Token[], at: number): boolean {
  const [before, joint, after] = tokens.slice(Math.max(0, at - 1), at + 2);
  if (joint?.lower !== "and" || joint.broken || after?.broken !== false) return false;
  return before?.tag === "adjective" && after.tag === "adjective" && tokens[at + 2]?.tag === "noun";
}

/** End (exclusive) of the noun phrase that begins at i. */
function phraseEnd(tokens: readonly Token[], i: number): number {
  let end = i;
  let sawNoun = false;
  for (; end < tokens.length; end++) {
    const token = tokens[end];
    if (token !== undefined && joinsAdjectives(tokens, end)) continue;
    if (token === undefined || !BEFORE_HEAD.has(token.tag)) break;
    if (end > i && token.broken && !(token.tag === "adjective" && tokens[end - 1]?.tag === "adjective"))
      break;
    const opens = token.tag === "det" || token.tag === "possessive" || token.tag === "number";
    if (sawNoun && token.tag !== "noun" && token.tag !== "possessive") break;
    if (opens && end > i && token.tag === "det" && tokens[end - 1]?.tag !== "det") break;
    if (token.tag === "noun") sawNoun = true;
    if (token.tag === "possessive") sawNoun = false;
  }
  return end;
}

function pluralOf(head: Token, kind: DeterminerKind): boolean {
  if (head.noun?.plural === true && head.noun.noun.kind === "count") return true;
  if (kind === "a" || kind === "another") return false;
  if (head.noun !== undefined) {
    if (head.noun.noun.lemma === head.noun.noun.plural && head.noun.noun.kind === "count")
      return kind === "many";
    return head.noun.plural;
  }
  return /[^s]s$/u.test(head.lower);
}

function readPhrase(tokens: readonly Token[], start: number, end: number): NounPhrase | undefined {
  const slice = tokens.slice(start, end);
  const lastNoun = slice.findLastIndex((token) => token.tag === "noun");
  if (lastNoun < 0) return undefined;
  const head = start + lastNoun;
  const headToken = tokens[head];
  if (headToken === undefined) return undefined;
  const opener = slice.findIndex(
    (token) => token.tag === "det" || token.tag === "possessive" || token.tag === "number",
  );
  const determiner = opener >= 0 && opener < lastNoun ? start + opener : undefined;
  const numbered = slice.find((token) => token.tag === "number");
  const kind =
    numbered !== undefined
      ? "number"
      : determinerKind(determiner === undefined ? undefined : tokens[determiner]);
  const places = (tag: string): number[] =>
    slice.flatMap((token, j) => (token.tag === tag && j < lastNoun ? [start + j] : []));
  return {
    start,
    head,
    determiner,
    kind,
    adjectives: places("adjective"),
    modifiers: places("noun"),
    noun: headToken.noun?.noun,
    plural: pluralOf(headToken, kind),
    pronoun: false,
    preposition: undefined,
  };
}

/** The preposition right before a place: token index, or undefined. */
function governor(tokens: readonly Token[], start: number): number | undefined {
  let place = start - 1;
  while (tokens[place]?.tag === "adverb" && tokens[place + 1]?.broken === false) place -= 1;
  const before = tokens[place];
  if (before === undefined || tokens[place + 1]?.broken === true) return undefined;
  return before.tag === "prep" || before.tag === "to" ? place : undefined;
}

/** Noun phrases and pronouns of a tagged text, in order. */
export function findPhrases(tokens: readonly Token[]): NounPhrase[] {
  const phrases: NounPhrase[] = [];
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i];
    if (token?.tag === "pronoun") {
      phrases.push({
        start: i,
        head: i,
        determiner: undefined,
        kind: "none",
        adjectives: [],
        modifiers: [],
        noun: undefined,
        plural: token.lower === "they" || token.lower === "we" || token.lower === "them",
        pronoun: true,
        preposition: governor(tokens, i),
      });
      i += 1;
      continue;
    }
    const end = phraseEnd(tokens, i);
    const phrase = end > i ? readPhrase(tokens, i, end) : undefined;
    if (phrase !== undefined) phrases.push({ ...phrase, preposition: governor(tokens, i) });
    i = Math.max(end, i + 1);
  }
  return phrases;
}
