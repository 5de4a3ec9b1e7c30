import { attributesOf } from "../../../lib/words/attributes.ts";
import type { Query } from "../../lexicon/analysis/query.ts";
import type { Change } from "../../lexicon/edits/edit.ts";
import type { Inventory } from "../../lexicon/inventory/inventory.ts";
import {
  attributeKeys,
  modifierKeys,
  nounFiller,
  nounKeys,
  prepositionKeys,
  verbKeys,
} from "../../lexicon/inventory/slots.ts";

/** How often a slot in its company is filled with one word and with another, as shares of all its fillings. */
export interface Rates {
  readonly own: number;
  readonly other: number;
}

/** A slot of a query: the keys under which its fillings are counted, the narrowest first, and what fills it before and after. */
interface Slot {
  readonly keys: readonly string[];
  readonly own: string;
  readonly other: string;
}

/**
 * Rates of what a change takes out and puts in, under the narrowest company in which videos show both; "unseen" when none shows
 * both; undefined for changes that fill no counted slot, such as a number or two words that trade places.
 */
export function ratesOf(query: Query, inventory: Inventory, change: Change): Rates | "unseen" | undefined {
  const slot = slotOf(query, change);
  if (slot === undefined) return undefined;
  for (const key of slot.keys) {
    const [own, other] = [inventory.count(key, slot.own), inventory.count(key, slot.other)];
    if (own === 0 || other === 0) continue;
    const all = [...(inventory.fillers(key)?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    return { own: own / all, other: other / all };
  }
  return "unseen";
}

function slotOf(query: Query, change: Change): Slot | undefined {
  switch (change.kind) {
    case "noun": {
      const phrase = query.phrases[change.phrase];
      if (phrase?.noun === undefined) return undefined;
      const { lemma, classes } = phrase.noun;
      return {
        keys: [...nounKeys(query, change.phrase), `c|${classes[0] ?? "?"}`],
        own: nounFiller(lemma, phrase.plural),
        other: nounFiller(change.lemma, phrase.plural),
      };
    }
    case "verb": {
      const verb = query.verbs[change.verb];
      if (verb === undefined) return undefined;
      return { keys: [...verbKeys(query, verb), "v"], own: verb.lemma, other: change.lemma };
    }
    case "word":
      return wordSlot(query, change.at, change.text);
    case "count":
    case "swap":
      return undefined;
  }
}

function wordSlot(query: Query, at: number, text: string): Slot | undefined {
  const own = query.tokens[at]?.lower ?? "";
  const preposition = query.prepositions.find((slot) => slot.at === at);
  if (preposition !== undefined)
    return { keys: prepositionKeys(query, preposition), own: preposition.word, other: text };
  const described = query.phrases.find(({ adjectives }) => adjectives.includes(at));
  if (described !== undefined) {
    const keys = attributesOf(own).flatMap(({ set }) => attributeKeys(set, described));
    return keys.length === 0 ? undefined : { keys, own, other: text };
  }
  const named = query.phrases.find(({ modifiers }) => modifiers.includes(at));
  if (named !== undefined) return { keys: modifierKeys(query, named), own, other: text };
  const verb = query.verbs.find((slot) => slot.at + 1 === at);
  return verb === undefined ? undefined : { keys: [`va|${verb.lemma}`], own, other: text };
}
