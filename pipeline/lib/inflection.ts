import { readText } from "./reading.ts";
import { type Word, wordFact, wordOf } from "./vocabulary.ts";

/** Forms that no ending rule reaches: base, then its forms. */
const IRREGULAR = new Map(
  (
    "cookie cookies,movie movies,brownie brownies,smoothie smoothies,selfie selfies,hoodie hoodies,veggie veggies," +
    "man men,woman women,person people,child children,foot feet,tooth teeth,mouse mice,knife knives,shelf shelves," +
    "dish dishes,eat ate eaten,begin began begun,bend bent,bite bit bitten,blow blew blown,bring brought,build built," +
    "buy bought,break broke broken,catch caught,come came,drink drank drunk,draw drew drawn,drive drove driven," +
    "fall fell fallen,feed fed,fly flew,give gave given,get got gotten,go went gone goes going,grow grew grown,hang hung," +
    "hold held,keep kept,kneel knelt,light lit,make made,run ran,ride rode ridden,rise rose risen,say said,sing sang sung," +
    "sit sat,see seen,shake shook shaken,shine shone,shoot shot,sleep slept,slide slid,speak spoke spoken,spin spun," +
    "stand stood,stick stuck,strike struck,swim swam swum,sweep swept,swing swung,take took taken,teach taught," +
    "throw threw thrown,tell told,tear tore torn,wake woke woken,wear wore worn,write wrote written,lie lying lied,tie tying tied,die dying died"
  )
    .split(",")
    .flatMap((entry) => {
      const [base = "", ...forms] = entry.split(" ");
      return forms.map((form) => [form, base] as const);
    }),
);

/** Nouns that look like an inflected form of another word and mean something else. */
const OWN_MEANING = new Set([
  "clothes",
  "clothing",
  "glasses",
  "pants",
  "shorts",
  "news",
  "ceiling",
  "building",
  "during",
]);

/** Longest word that is looked at, characters: no inflected word is longer. */
const LONGEST = 40;

/**
 * A word without plural, tense and possessive endings, for comparing only: a stem need not be a word ("making" and "make" both
 * give "mak"). Errs towards telling words apart.
 */
export const stemOf = wordFact((word) => (word.length > LONGEST ? word : wordOf(findStem(word)).text));

/** The same for a word as text, in lower case. */
export function stem(word: string): string {
  return stemOf(wordOf(word));
}

function findStem(word: string): string {
  const bare = word.replace(/'s?$/u, "");
  if (OWN_MEANING.has(bare)) return bare;
  return withoutFinalE(IRREGULAR.get(bare) ?? withoutEnding(bare));
}

function withoutEnding(word: string): string {
  if (/[^aeiou]ies$/u.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/[^aeiou]ied$/u.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh|o)es$/u.test(word) && word.length > 4) return word.slice(0, -2);
  if (/[^sui]s$/u.test(word) && word.length > 3) return word.slice(0, -1);
  const verb = /(?:ing|ed)$/u.test(word) ? word.replace(/(?:ing|ed)$/u, "") : "";
  return verb.length > 2 && /[aeiouy]/u.test(verb) ? singleConsonant(verb) : word;
}

/** "putt" from "putting" is "put"; "fall", "pass" and "stuff" keep theirs. */
function singleConsonant(verb: string): string {
  return verb.replace(/([bdgkmnprtv])\1$/u, "$1");
}

function withoutFinalE(word: string): string {
  return word.length > 3 ? word.replace(/e$/u, "") : word;
}

/**
 * Words that carry grammar rather than content: two queries that differ in nothing else mean the same.
 * Prepositions, numbers and words of time and sequence are not among them: changing one changes what must be seen.
 */
const GRAMMAR = new Set(
  (
    "a an the is are was were am be been being some this that these those his her their its my your our " +
    "he she they it him them to of and there"
  ).split(" "),
);

/** Whether a word carries grammar only. */
export const isGrammar = wordFact((word) => GRAMMAR.has(word));

/** Stems of the words that carry content, in order. */
export function contentStems(text: string): string[] {
  return contentStemsOf(readText(text).words);
}

/** The same for words that were read. */
export function contentStemsOf(words: readonly Word[]): string[] {
  const stems: string[] = [];
  for (const word of words) if (!isGrammar(word)) stems.push(stemOf(word));
  return stems;
}
