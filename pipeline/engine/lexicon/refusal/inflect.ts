import { verbForms, verbReadings } from "../../../lib/words/verbs.ts";

/** Lemma and rest of what happens, given as a gerund: "putting", " a cup on the table". */
function cut(act: string): { readonly lemma: string; readonly rest: string } | undefined {
  const [, word = "", rest = ""] = /^(\S+)(.*)$/u.exec(act) ?? [];
  if (word === "being") return { lemma: "be", rest };
  const reading = verbReadings(word).find(({ form }) => form === "ing");
  return reading === undefined ? undefined : { lemma: reading.lemma, rest };
}

/** "putting a cup on the table" as said of someone, or of several: "puts …", "put …". Undefined for unknown verbs. */
export function asFinite(act: string, plural: boolean): string | undefined {
  const found = cut(act);
  if (found === undefined) return undefined;
  if (found.lemma === "be") return `${plural ? "are" : "is"}${found.rest}`;
  return `${plural ? found.lemma : (verbForms(found.lemma)?.s ?? found.lemma)}${found.rest}`;
}

/** "putting a cup on the table" after "does anyone". Undefined for unknown verbs and for what is done to something. */
export function asBase(act: string): string | undefined {
  const found = cut(act);
  return found === undefined || found.lemma === "be" ? undefined : `${found.lemma}${found.rest}`;
}

const OPENER =
  /^(?:an?|the|some|his|her|its|their|my|your|our|one|two|three|four|five) (?:(?:same|other|only) )?/u;

/** A phrase without its article, as it stands after "no". */
export function withoutOpener(phrase: string): string {
  return phrase.replace(OPENER, "");
}

/** A text with a capital. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Phrases joined by a word: "a cup", "a cup and a plate", "a cup, a plate and a fork". */
export function joined(phrases: readonly string[], word: "and" | "or"): string {
  const last = phrases.at(-1) ?? "";
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(", ")} ${word} ${last}`;
}
