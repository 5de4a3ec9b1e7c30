import { isVague, mentionsNoun } from "../../../lib/words/mentions.ts";
import { type Noun, nounByLemma } from "../../../lib/words/nouns.ts";
import { nounsOverlap } from "../../../lib/words/relations.ts";
import type { NounPhrase } from "../analysis/query.ts";
import { nounKeys, readNounFiller } from "../inventory/slots.ts";
import { drawFillers } from "./draw.ts";
import type { Change, EditTask } from "./edit.ts";
import { isPlausible } from "./plausible.ts";

/** True when a noun can stand where another stood, as far as article and number go. */
function agrees(phrase: NounPhrase, noun: Noun, plural: boolean): boolean {
  if (phrase.noun === undefined) return false;
  if (phrase.plural) return noun.kind === "count" ? plural : noun.kind === "pair" && phrase.kind !== "number";
  if (plural && noun.kind === "count") return false;
  if (phrase.kind === "a" || phrase.kind === "another" || phrase.kind === "number")
    return noun.kind === "count";
  if (phrase.kind === "some" || (phrase.kind === "none" && phrase.noun.kind === "mass"))
    return noun.kind === "mass";
  return noun.kind !== "pair" && (phrase.kind !== "none" || noun.kind === "count");
}

/** A pronoun after the noun may stand for it: then only a thing of the same class keeps the sense. */
function isTakenUp(task: EditTask, phrase: NounPhrase): boolean {
  return task.query.tokens.some(
    (token, i) => i > phrase.head && ["it", "them", "which", "that"].includes(token.lower),
  );
}

/** Nouns to put in place of one: shown by other videos in such a slot, never mentioned of this one. */
export function drawNouns(
  task: EditTask,
  index: number,
  fits: (noun: Noun, original: Noun) => boolean,
  most = 4,
): Noun[] {
  const { query, inventory, mentions, random } = task;
  const phrase = query.phrases[index];
  const original = phrase?.noun;
  if (phrase === undefined || original === undefined || phrase.modifiers.length > 0) return [];
  const main = original.classes[0] ?? "?";
  const keys = [...nounKeys(query, index), `c|${main}`];
  const bound = isTakenUp(task, phrase);
  const drawn = drawFillers(
    inventory,
    keys,
    (filler, width, count) => {
      const { lemma, plural } = readNounFiller(filler);
      const noun = nounByLemma(lemma);
      if (noun === undefined || noun.lemma === original.lemma || !agrees(phrase, noun, plural)) return false;
      const sameClass = noun.classes[0] === main;
      if (!sameClass && (bound || width > 1 || count < 2)) return false;
      if (!fits(noun, original) || nounsOverlap(noun.lemma, original.lemma)) return false;
      if (mentionsNoun(mentions, noun.lemma)) return false;
      const change: Change = { kind: "noun", phrase: index, lemma: noun.lemma };
      return isPlausible(query, [change], inventory);
    },
    random,
    most,
  );
  return drawn.flatMap(({ filler }) => nounByLemma(readNounFiller(filler).lemma) ?? []);
}

/** True when other texts about the video speak of unnamed things, so that one more thing may well be there. */
export function speaksVaguely(task: EditTask): boolean {
  return isVague(task.others);
}
