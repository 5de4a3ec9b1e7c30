import { attributesOf } from "../../../lib/words/attributes.ts";
import { DIRECTION_ADVERBS } from "../../../lib/words/spatial.ts";
import type { DeterminerKind, NounPhrase, Query, VerbSlot } from "../analysis/query.ts";

/** What a slot of a query is filled with, and the keys under which such slots are counted, the narrowest first. */
export interface Observation {
  readonly keys: readonly string[];
  readonly filler: string;
}

const KIND_NAMES: Readonly<Record<DeterminerKind, string>> = {
  a: "a",
  the: "the",
  some: "some",
  number: "many",
  many: "many",
  another: "a",
  none: "none",
};

/** A noun as a filler: dictionary form, `+` for its plural. */
export function nounFiller(lemma: string, plural: boolean): string {
  return plural ? `${lemma}+` : lemma;
}

/** Reads a noun filler back. */
export function readNounFiller(filler: string): { lemma: string; plural: boolean } {
  return filler.endsWith("+")
    ? { lemma: filler.slice(0, -1), plural: true }
    : { lemma: filler, plural: false };
}

/** Main class of a noun phrase's head; "?" when the lists do not know it. */
export function classOf(phrase: NounPhrase): string {
  return phrase.noun?.classes[0] ?? "?";
}

/** Keys of the slot that a noun phrase fills, from what stands around it and never from its own head. */
export function nounKeys(query: Query, index: number): string[] {
  const phrase = query.phrases[index];
  if (phrase === undefined) return [];
  const kind = KIND_NAMES[phrase.kind];
  const object = query.verbs.find((verb) => verb.object === index);
  if (object !== undefined) return [`o|${object.lemma}|${kind}`, `o|${object.lemma}`];
  const slot = query.prepositions.find((one) => one.phrase === index);
  if (slot !== undefined) {
    if (slot.word === "of") {
      const head = slot.after === undefined ? undefined : query.phrases[slot.after];
      return head === undefined ? [] : [`of|${query.tokens[head.head]?.lower ?? ""}`];
    }
    const verb = slot.verb === undefined ? undefined : query.verbs[slot.verb]?.lemma;
    const keys = [`p|${slot.word}|${kind}`, `p|${slot.word}`];
    return verb === undefined
      ? keys
      : [`vp|${verb}|${slot.word}|${kind}`, `vp|${verb}|${slot.word}`, ...keys];
  }
  const verb = query.verbs.find((one) => one.subject === index);
  return verb === undefined ? [] : [`s|${verb.lemma}`];
}

/** Keys of the slot that a verb fills. */
export function verbKeys(query: Query, verb: VerbSlot): string[] {
  const object = verb.object === undefined ? undefined : query.phrases[verb.object];
  if (object !== undefined && !object.pronoun) {
    if (object.noun === undefined) return [];
    return [`vo|${object.noun.lemma}`, `voc|${classOf(object)}`];
  }
  if (object !== undefined) return [`vo|${query.tokens[object.head]?.lower ?? ""}`];
  const slot = query.prepositions.find(
    (one) => query.verbs[one.verb ?? -1] === verb && one.after === undefined,
  );
  if (slot === undefined) return ["vi"];
  const noun = query.phrases[slot.phrase]?.noun;
  return noun === undefined ? [`vpr|${slot.word}`] : [`vpn|${slot.word}|${noun.lemma}`, `vpr|${slot.word}`];
}

/** Keys of the slot that a preposition fills, from the noun it governs and the verb before it. */
export function prepositionKeys(query: Query, slot: Query["prepositions"][number]): string[] {
  const phrase = query.phrases[slot.phrase];
  if (phrase?.noun === undefined) return [];
  const verb = slot.verb === undefined ? undefined : query.verbs[slot.verb]?.lemma;
  const keys = [`r|${phrase.noun.lemma}`, `rc|${classOf(phrase)}`, "r"];
  return verb === undefined ? keys : [`vr|${verb}|${phrase.noun.lemma}`, ...keys];
}

/** Keys of the slot of an attribute word before a noun. */
export function attributeKeys(set: string, phrase: NounPhrase): string[] {
  if (phrase.noun === undefined) return [`as|${set}`];
  return [`a|${set}|${phrase.noun.lemma}`, `ac|${set}|${classOf(phrase)}`, `as|${set}`];
}

/** Keys of the slot of a noun before a noun: the "closet" of "closet door". */
export function modifierKeys(query: Query, phrase: NounPhrase): string[] {
  return [`md|${query.tokens[phrase.head]?.lower ?? ""}`];
}

/** Which kinds of things stand together: what decides whether a combination is ever seen. */
function* combinations(query: Query): Generator<Observation> {
  for (const verb of query.verbs) {
    const object = verb.object === undefined ? undefined : query.phrases[verb.object];
    if (object?.noun !== undefined) yield { keys: [`oc|${verb.lemma}`], filler: classOf(object) };
  }
  for (const slot of query.prepositions) {
    const [after, phrase] = [query.phrases[slot.after ?? -1], query.phrases[slot.phrase]];
    if (phrase?.noun === undefined) continue;
    if (after?.noun !== undefined)
      yield { keys: [`j|${classOf(after)}|${slot.word}`], filler: classOf(phrase) };
    const verb = query.verbs[slot.verb ?? -1];
    if (verb !== undefined) {
      yield { keys: [`pc|${verb.lemma}|${slot.word}`], filler: classOf(phrase) };
      yield { keys: [`pv|${verb.lemma}`], filler: slot.word };
    }
  }
  for (const phrase of query.phrases) {
    if (phrase.noun === undefined) continue;
    for (const place of phrase.adjectives)
      yield { keys: [`m|${query.tokens[place]?.lower ?? ""}`], filler: classOf(phrase) };
  }
}

/** Everything a query shows: fillers of its slots, and which kinds of things stand together. */
export function* observe(query: Query): Generator<Observation> {
  for (const [index, phrase] of query.phrases.entries()) {
    if (phrase.noun === undefined) continue;
    const filler = nounFiller(phrase.noun.lemma, phrase.plural);
    yield { keys: [...nounKeys(query, index), `c|${classOf(phrase)}`], filler };
    for (const place of phrase.adjectives) {
      const word = query.tokens[place]?.lower ?? "";
      for (const { set } of attributesOf(word)) yield { keys: attributeKeys(set, phrase), filler: word };
    }
  }
  for (const verb of query.verbs) {
    if (!verb.lemma.startsWith("?") && !verb.passive)
      yield { keys: [...verbKeys(query, verb), "v"], filler: verb.lemma };
  }
  for (const phrase of query.phrases) {
    for (const place of phrase.modifiers) {
      const noun = query.tokens[place]?.noun;
      if (noun !== undefined) yield { keys: modifierKeys(query, phrase), filler: noun.noun.lemma };
    }
  }
  for (const verb of query.verbs) {
    const after = query.tokens[verb.at + 1];
    if (after !== undefined && !after.broken && after.lower in DIRECTION_ADVERBS)
      yield { keys: [`va|${verb.lemma}`], filler: after.lower };
  }
  for (const slot of query.prepositions) yield { keys: prepositionKeys(query, slot), filler: slot.word };
  yield* combinations(query);
}
