import { PERSON_WORDS } from "./attributes.ts";
import type { Mentions } from "./mentions.ts";

/** Dictionary forms of words for girls and women. */
export const FEMALE = new Set([
  "woman",
  "lady",
  "girl",
  "wife",
  "mother",
  "mom",
  "daughter",
  "sister",
  "waitress",
  "female",
]);
/** Pronouns of a girl or woman. */
export const SHE = ["she", "her", "hers", "herself"];
/** Pronouns of a boy or man. */
export const HE = ["he", "him", "his", "himself"];

/** True when a noun names a person of the gender that another does. */
export function isOfGender(noun: string | undefined, lemma: string): boolean {
  if (noun === undefined || !(noun in PERSON_WORDS)) return false;
  return FEMALE.has(noun) === FEMALE.has(lemma);
}

/** True when texts speak of a person of that gender, by noun or pronoun. */
export function mentionsPersonLike({ nouns, words }: Mentions, lemma: string): boolean {
  if ((FEMALE.has(lemma) ? SHE : HE).some((word) => words.has(word)) || words.has("people")) return true;
  return [...nouns].some((noun) => isOfGender(noun, lemma));
}
