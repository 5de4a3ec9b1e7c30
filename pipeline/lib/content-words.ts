import { wordsOf } from "./text.ts";

/** Function words and the plainest words for people: they say nothing of what a video shows. */
const EMPTY_WORDS = new Set(
  (
    "a an the and or then while as of to in on at by from with into onto over under up down out off it its he she they them " +
    "his her their is are was were be being been has have had do does this that these those there some another other person " +
    "people man woman someone"
  ).split(" "),
);

/** The words of a text that say what is shown, without the plainest inflections: for comparing texts, not for reading. */
export function contentWords(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => !EMPTY_WORDS.has(word))
      .map((word) => word.replace(/(?:'s|ing|ed|es|s)$/u, "") || word),
  );
}
