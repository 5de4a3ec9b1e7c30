import { findPrepositions, findVerbs } from "./clauses.ts";
import { Recent } from "../../../lib/recent.ts";
import { findPhrases } from "./phrases.ts";
import type { Query } from "./query.ts";
import { tagTokens } from "./tags.ts";
import { tokenise } from "./tokens.ts";

/** Analyses kept: a query is looked at in several steps, soon after one another. */
const recent = new Recent<string, Query>(1000);

/** Cuts a text into the slots that edits fill. Any text is taken; what cannot be read leaves slots empty. */
export function analyse(text: string): Query {
  return recent.get(text, read);
}

function read(text: string): Query {
  const tokens = tokenise(text);
  tagTokens(tokens);
  const phrases = findPhrases(tokens);
  const verbs = findVerbs(tokens, phrases);
  return { text, tokens, phrases, verbs, prepositions: findPrepositions(tokens, phrases, verbs) };
}
