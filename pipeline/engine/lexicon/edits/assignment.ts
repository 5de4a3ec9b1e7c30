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
  return new ChangedQuery(query, changes);
}

/** Changes are few, so that looking through them costs less than keeping them by slot. */
class ChangedQuery implements Assignment {
  readonly #query: Query;
  readonly #changes: readonly Change[];

  constructor(query: Query, changes: readonly Change[]) {
    this.#query = query;
    this.#changes = changes;
  }

  noun(phrase: number | undefined): Noun | undefined {
    if (phrase === undefined) return undefined;
    const lemma = this.#nounAt(phrase);
    return lemma === undefined ? this.#query.phrases[phrase]?.noun : nounByLemma(lemma);
  }

  verb(verb: number | undefined): string | undefined {
    return verb === undefined ? undefined : (this.#verbAt(verb) ?? this.#query.verbs[verb]?.lemma);
  }

  word(token: number): string {
    return this.#wordAt(token) ?? this.#query.tokens[token]?.lower ?? "";
  }

  changedNoun(phrase: number | undefined): boolean {
    return phrase !== undefined && this.#nounAt(phrase) !== undefined;
  }

  changedVerb(verb: number | undefined): boolean {
    return verb !== undefined && this.#verbAt(verb) !== undefined;
  }

  changedWord(token: number): boolean {
    return this.#wordAt(token) !== undefined;
  }

  #nounAt(phrase: number): string | undefined {
    for (const one of this.#changes) if (one.kind === "noun" && one.phrase === phrase) return one.lemma;
    return undefined;
  }

  #verbAt(verb: number): string | undefined {
    for (const one of this.#changes) if (one.kind === "verb" && one.verb === verb) return one.lemma;
    return undefined;
  }

  #wordAt(token: number): string | undefined {
    for (const one of this.#changes) if (one.kind === "word" && one.at === token) return one.text;
    return undefined;
  }
}
