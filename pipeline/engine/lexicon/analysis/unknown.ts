import { createRequire } from "node:module";
import type Nlp from "compromise/two";
import type { Tag } from "./token.ts";

const require = createRequire(import.meta.url);
let nlp: typeof Nlp | undefined;

/** Part of speech of a word that the lists do not know, by its look. Such words are never edited: only their kind matters. */
export function guessTag(word: string): Tag {
  // it takes a third of a second to load, which most commands can do without
  nlp ??= require("compromise/two") as typeof Nlp;
  return tagFrom(nlp(word).docs[0]?.[0]?.tags ?? new Set<string>());
}

function tagFrom(tags: ReadonlySet<string>): Tag {
  if (tags.has("Adverb")) return "adverb";
  if (tags.has("Value")) return "number";
  if (tags.has("Verb") || tags.has("Gerund")) return "verb";
  if (tags.has("Adjective")) return "adjective";
  if (tags.has("Preposition")) return "prep";
  if (tags.has("Conjunction")) return "conj";
  return "noun";
}
