import type { Noun } from "../../../lib/words/nouns.ts";
import type { VerbFormName } from "../../../lib/words/verbs.ts";
import type { Token } from "./token.ts";

/** How a noun phrase begins, as far as it decides which nouns fit: "a", "the" or a possessive, "some", a number, nothing. */
export type DeterminerKind = "a" | "the" | "some" | "number" | "many" | "another" | "none";

/** A noun phrase: determiner, numbers, adjectives, nouns before the head, head. Places are token indices. */
export interface NounPhrase {
  readonly start: number;
  readonly head: number;
  readonly determiner: number | undefined;
  readonly kind: DeterminerKind;
  readonly adjectives: readonly number[];
  readonly modifiers: readonly number[];
  /** The head's noun; undefined when the lists do not know it. */
  readonly noun: Noun | undefined;
  readonly plural: boolean;
  /** True for pronouns. */
  readonly pronoun: boolean;
  /** Place of the preposition that governs it. */
  readonly preposition: number | undefined;
}

/** A preposition with the noun phrase it governs. */
export interface PrepositionSlot {
  readonly at: number;
  readonly word: string;
  readonly phrase: number;
  /** Verb it follows, as an index of `verbs`; undefined before the first verb. */
  readonly verb: number | undefined;
  /** Noun phrase right before it, as an index of `phrases`. */
  readonly after: number | undefined;
}

/** A verb that says what happens. */
export interface VerbSlot {
  readonly at: number;
  /** Base form, with its particle when the lists treat them as one verb: "turn_on". */
  readonly lemma: string;
  readonly form: VerbFormName;
  /** Place of the particle of a verb like "turn on". */
  readonly particle: number | undefined;
  /** Index of `phrases`. */
  readonly subject: number | undefined;
  readonly object: number | undefined;
  /** The auxiliary that agrees with the subject in its place, if any. */
  readonly auxiliary: number | undefined;
  /** True for passives: "is being washed". */
  readonly passive: boolean;
  /** True when the verb agrees with its subject itself. */
  readonly finite: boolean;
  /** True when something that is no object directly follows, such as another verb or "that". */
  readonly complement: boolean;
}

/** A text cut into the slots that edits fill. */
export interface Query {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly phrases: readonly NounPhrase[];
  readonly verbs: readonly VerbSlot[];
  readonly prepositions: readonly PrepositionSlot[];
}
