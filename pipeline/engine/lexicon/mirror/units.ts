import { Recent } from "../../../lib/recent.ts";
import { isPerson } from "../../../lib/words/classes.ts";
import { ANYONE } from "../../../lib/words/data/noun-sets.ts";
import { analyse } from "../analysis/analyse.ts";
import type { NounPhrase, Query } from "../analysis/query.ts";

/** A piece of a query: a noun phrase without its determiner, a verb with its particle, a preposition, or any other word. */
export interface Unit {
  /** Two queries line up when their units are of the same kinds, in the same order. */
  readonly kind: "thing" | "person" | "verb" | "preposition" | "word";
  /** What it says, inflection and determiners aside. */
  readonly value: string;
  /** Index among the query's phrases, verbs or prepositions; token index of a word. */
  readonly at: number;
}

/** A text cut into units, with the analysis that they refer to. */
export interface UnitText {
  readonly query: Query;
  readonly units: readonly Unit[];
}

/** Words that say nothing by themselves: with or without them a query means the same. */
const SILENT = new Set(["is", "are", "was", "were", "be", "being", "been", "a", "an", "the"]);

function phraseUnit(query: Query, phrase: NounPhrase, at: number): Unit {
  const before = query.tokens
    .slice(phrase.start, phrase.head)
    .filter(({ tag }) => tag !== "det" && tag !== "possessive")
    .map(({ lower }) => lower);
  const lemma = phrase.noun?.lemma ?? query.tokens[phrase.head]?.lower ?? "";
  const head = ANYONE.has(lemma) ? "person" : lemma;
  const value = [...before, phrase.plural ? `${head}+` : head].join(" ");
  return { kind: phrase.noun !== undefined && isPerson(phrase.noun) ? "person" : "thing", value, at };
}

/** Which unit each token belongs to; tokens of none are missing. */
function owners(query: Query): Map<number, Unit> {
  const owner = new Map<number, Unit>();
  query.phrases.forEach((phrase, index) => {
    if (phrase.pronoun) return;
    const unit = phraseUnit(query, phrase, index);
    for (let token = phrase.start; token <= phrase.head; token++) owner.set(token, unit);
  });
  query.verbs.forEach((slot, index) => {
    const unit: Unit = { kind: "verb", value: slot.lemma, at: index };
    owner.set(slot.at, unit);
    if (slot.particle !== undefined) owner.set(slot.particle, unit);
  });
  query.prepositions.forEach((slot, index) => {
    if (!owner.has(slot.at)) owner.set(slot.at, { kind: "preposition", value: slot.word, at: index });
  });
  return owner;
}

/** As many as a block has texts, for they are compared with one another. */
const recent = new Recent<string, UnitText>(2500);

/** Cuts a text into units. */
export function unitsOf(text: string): UnitText {
  return recent.get(text, cut);
}

function cut(text: string): UnitText {
  const query = analyse(text);
  const owner = owners(query);
  const units = new Set<Unit>();
  query.tokens.forEach((token, index) => {
    const unit = owner.get(index);
    if (unit !== undefined) units.add(unit);
    else if (!SILENT.has(token.lower)) units.add({ kind: "word", value: token.lower, at: index });
  });
  return { query, units: [...units] };
}

/** Units in which two texts that line up differ; undefined when they do not line up or differ in a mere word. */
export function differencesOf(a: UnitText, b: UnitText): readonly (readonly [Unit, Unit])[] | undefined {
  if (a.units.length !== b.units.length) return undefined;
  const differences: [Unit, Unit][] = [];
  for (const [index, unit] of a.units.entries()) {
    const other = b.units[index];
    if (other?.kind !== unit.kind) return undefined;
    if (other.value === unit.value) continue;
    if (unit.kind === "word") return undefined;
    differences.push([unit, other]);
  }
  return differences;
}
