import { isVague, mentionsNoun } from "../../../lib/words/mentions.ts";
import { type Noun, nounByLemma } from "../../../lib/words/nouns.ts";
import { nounsOverlap } from "../../../lib/words/relations.ts";
import { nounFiller, readNounFiller } from "../inventory/slots.ts";
import { drawFillers } from "./draw.ts";
import type { EditTask } from "./edit.ts";
import { isFixed } from "./fixed.ts";
import { isPlausible } from "./plausible.ts";
import { nounSlotOf, readsWell } from "./slot-nouns.ts";

/** A noun drawn for a slot, with how well it balances the replaced one (see draw.ts). */
export interface DrawnNoun {
  readonly noun: Noun;
  readonly balance: number;
}

/** Nouns to put in place of one: shown by other videos in such a slot, never mentioned of this one. */
export function drawNouns(
  task: EditTask,
  index: number,
  fits: (noun: Noun, original: Noun) => boolean,
  most = 4,
  widest = Infinity,
): DrawnNoun[] {
  const { query, inventory, mentions, random } = task;
  const phrase = query.phrases[index];
  const original = phrase?.noun;
  if (phrase === undefined || original === undefined || isFixed(query, phrase, index)) return [];
  const slot = nounSlotOf(task, phrase, original, index);
  const main = original.classes[0] ?? "?";
  const others = [...slot.kin].filter((name) => name !== main);
  const keys = [...slot.narrow, ...[main, ...others].map((name) => `c|${name}`)];
  const accept = (filler: string, width: number, count: number): boolean => {
    const { lemma, plural } = readNounFiller(filler);
    const noun = nounByLemma(lemma);
    if (noun === undefined || width > widest || !readsWell(task, slot, noun, plural, { width, count }))
      return false;
    if (!fits(noun, original) || nounsOverlap(noun.lemma, original.lemma)) return false;
    if (mentionsNoun(mentions, noun.lemma)) return false;
    return isPlausible(query, [{ kind: "noun", phrase: index, lemma: noun.lemma }], inventory);
  };
  const replaced = nounFiller(original.lemma, phrase.plural);
  return drawFillers(inventory, keys, accept, random, most, replaced).flatMap(({ filler, balance }) => {
    const noun = nounByLemma(readNounFiller(filler).lemma);
    return noun === undefined ? [] : [{ noun, balance }];
  });
}

/** True when other texts about the video speak of unnamed things, so that one more thing may well be there. */
export function speaksVaguely(task: EditTask): boolean {
  return isVague(task.others);
}
