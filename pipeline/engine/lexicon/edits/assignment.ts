import type { Noun } from "../../../lib/words/nouns.ts";
import { nounByLemma } from "../../../lib/words/nouns.ts";
import type { Query } from "../analysis/query.ts";
import type { Change } from "./edit.ts";

/** A query's slots after changes, by slot. */
export interface Assignment {
  noun(phrase: number | undefined): Noun | undefined;
  verb(verb: number | undefined): string | undefined;
  word(token: number): string;
  /** True when a change touches the slot. */
  changedNoun(phrase: number | undefined): boolean;
  changedVerb(verb: number | undefined): boolean;
  changedWord(token: number): boolean;
}

/** Reads slots through a list of changes. */
export function assign(query: Query, changes: readonly Change[]): Assignment {
  const nouns = new Map<number, string>();
  const verbs = new Map<number, string>();
  const words = new Map<number, string>();
  for (const change of changes) {
    if (change.kind === "noun") nouns.set(change.phrase, change.lemma);
    if (change.kind === "verb") verbs.set(change.verb, change.lemma);
    if (change.kind === "word") words.set(change.at, change.text);
  }
  return {
    noun: (phrase) => {
      if (phrase === undefined) return undefined;
      const lemma = nouns.get(phrase);
      return lemma === undefined ? query.phrases[phrase]?.noun : nounByLemma(lemma);
    },
    verb: (verb) => (verb === undefined ? undefined : (verbs.get(verb) ?? query.verbs[verb]?.lemma)),
    word: (token) => words.get(token) ?? query.tokens[token]?.lower ?? "",
    changedNoun: (phrase) => phrase !== undefined && nouns.has(phrase),
    changedVerb: (verb) => verb !== undefined && verbs.has(verb),
    changedWord: (token) => words.has(token),
  };
}
