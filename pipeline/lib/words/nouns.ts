import type { NounGroups } from "./data/noun-groups.ts";
import { FOOD_NOUNS } from "./data/nouns-food.ts";
import { HOME_NOUNS } from "./data/nouns-home.ts";
import { PLAY_NOUNS } from "./data/nouns-play.ts";
import { WEAR_NOUNS } from "./data/nouns-wear.ts";
import { WORLD_NOUNS } from "./data/nouns-world.ts";

/** A noun of the word lists. */
export interface Noun {
  /** Dictionary form; several words are joined by a blank, e.g. "washing machine". */
  readonly lemma: string;
  /** Plural form; the lemma itself where there is only one form. */
  readonly plural: string;
  /** count: both forms. mass: no plural ("water"). pair: plural only ("scissors"). */
  readonly kind: "count" | "mass" | "pair";
  /** Classes of things it may name, the usual one first. */
  readonly classes: readonly string[];
}

/** A noun as a text holds it. */
export interface NounForm {
  readonly noun: Noun;
  readonly plural: boolean;
}

/** The regular English plural of a noun's last word. */
export function regularPlural(word: string): string {
  if (/(?:s|x|z|ch|sh)$/u.test(word)) return `${word}es`;
  if (/[^aeiou]y$/u.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}

function readEntry(entry: string): Omit<Noun, "classes"> {
  const [head = "", irregular] = entry.replace(/[~=]$/u, "").replaceAll("_", " ").split("/");
  if (entry.endsWith("~")) return { lemma: head, plural: head, kind: "mass" };
  if (entry.endsWith("=")) return { lemma: head, plural: head, kind: "pair" };
  return { lemma: head, plural: irregular ?? regularPlural(head), kind: "count" };
}

function readNouns(groups: readonly NounGroups[]): Map<string, Noun> {
  const nouns = new Map<string, Noun>();
  for (const [name, entries] of groups.flatMap((group) => Object.entries(group))) {
    for (const entry of entries.trim().split(/\s+/u)) {
      const read = readEntry(entry);
      const known = nouns.get(read.lemma);
      if (known === undefined) nouns.set(read.lemma, { ...read, classes: [name] });
      else if (!known.classes.includes(name))
        nouns.set(read.lemma, { ...known, classes: [...known.classes, name] });
    }
  }
  return nouns;
}

const NOUNS = readNouns([HOME_NOUNS, FOOD_NOUNS, WEAR_NOUNS, PLAY_NOUNS, WORLD_NOUNS]);

const FORMS = new Map<string, NounForm>();
for (const noun of NOUNS.values()) {
  if (!FORMS.has(noun.plural)) FORMS.set(noun.plural, { noun, plural: noun.kind !== "mass" });
}
for (const noun of NOUNS.values()) FORMS.set(noun.lemma, { noun, plural: noun.kind === "pair" });

/** Words with which nouns of several words begin. */
const OPENERS = new Set([...FORMS.keys()].flatMap((form) => (form.includes(" ") ? form.split(" ", 1) : [])));

/** True when nouns of several words begin with a word in lower case. */
export function opensNoun(word: string): boolean {
  return OPENERS.has(word);
}

/** Longest number of words in a noun of the lists. */
export const LONGEST_NOUN = Math.max(...[...NOUNS.keys()].map((lemma) => lemma.split(" ").length));

/** The noun of a form in lower case ("knives", "washing machines"); undefined when the lists do not know it. */
export function nounOf(form: string): NounForm | undefined {
  return FORMS.get(form);
}

/** The noun with a dictionary form. */
export function nounByLemma(lemma: string): Noun | undefined {
  return NOUNS.get(lemma);
}

/** All nouns of the lists. */
export function allNouns(): IterableIterator<Noun> {
  return NOUNS.values();
}

/** A noun's form for a number. */
export function formOfNoun(noun: Noun, plural: boolean): string {
  return plural ? noun.plural : noun.lemma;
}
