import { findPrepositions, findVerbs } from "./clauses.ts";
import { findPhrases } from "./phrases.ts";
import type { Query } from "./query.ts";
import { tagTokens } from "./tags.ts";
import { tokenise } from "./tokens.ts";

/** Analyses kept: a query is looked at in several steps, soon after one another. */
const KEPT = 2000;
const kept = new Map<string, Query>();

/** Cuts a text into the slots that edits fill. Any text is taken; what cannot be read leaves slots empty. */
export function analyse(text: string): Query {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const tokens = tokenise(text);
  tagTokens(tokens);
  const phrases = findPhrases(tokens);
  const verbs = findVerbs(tokens, phrases);
  const query = { text, tokens, phrases, verbs, prepositions: findPrepositions(tokens, phrases, verbs) };
  if (kept.size >= KEPT) kept.clear();
  kept.set(text, query);
  return query;
}
