import nlp from "compromise/two";
import type { Tag } from "./token.ts";

/** Kinds remembered for words outside the lists; bounded, so that memory does not grow with the corpus. */
const REMEMBERED = 20_000;
const known = new Map<string, Tag>();

/** Part of speech of a word that the lists do not know, by its look. Such words are never edited: only their kind matters. */
export function guessTag(word: string): Tag {
  const remembered = known.get(word);
  if (remembered !== undefined) return remembered;
  const tags = nlp(word).docs[0]?.[0]?.tags ?? new Set<string>();
  const tag = tagFrom(tags);
  if (known.size >= REMEMBERED) known.clear();
  known.set(word, tag);
  return tag;
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
