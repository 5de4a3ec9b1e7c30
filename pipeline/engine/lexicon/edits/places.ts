import { isScene } from "../../../lib/words/classes.ts";
import type { Mentions } from "../../../lib/words/mentions.ts";
import { contrastingPlaces } from "../../../lib/words/spatial.ts";
import type { PrepositionSlot } from "../analysis/query.ts";
import { prepositionKeys } from "../inventory/slots.ts";
import { placedClaim } from "./describe.ts";
import { drawFillers } from "./draw.ts";
import type { Change, EditFamily, EditTask } from "./edit.ts";
import { isPlausible } from "./plausible.ts";

/** Verbs after which a preposition says where a thing or person is. */
const PLACING = new Set(
  `sit sit_down stand lie lie_down lay put place set throw toss drop hang kneel sleep squat crouch leave put_down stack pile hide
  rest work play eat read dance walk run jump perform pose stand_up store arrange park land lean snuggle
  drink study talk speak exercise tidy`.split(/\s+/u),
);

function places(task: EditTask, slot: PrepositionSlot): boolean {
  const verb = slot.verb === undefined ? undefined : task.query.verbs[slot.verb];
  const phrase = task.query.phrases[slot.phrase];
  if (phrase?.noun === undefined || phrase.pronoun || isScene(phrase.noun)) return false;
  if (verb === undefined || !PLACING.has(verb.lemma)) return false;
  const isObject = slot.after !== undefined && slot.after === verb.object;
  return isObject || slot.after === undefined;
}

/** True when a text about the video uses the asked preposition at all: then nothing certain can be said about it. */
function speaksOf(mentions: Mentions, preposition: string): boolean {
  return preposition.split(" ").every((word) => mentions.words.has(word));
}

/** Object/ObjectSpatialRelation: the same things, placed otherwise. */
export const placeEdits: EditFamily = (task) =>
  task.query.prepositions.flatMap((slot) => {
    const contrasts = contrastingPlaces(slot.word);
    if (contrasts.length === 0 || !places(task, slot)) return [];
    const drawn = drawFillers(
      task.inventory,
      prepositionKeys(task.query, slot),
      (word) =>
        contrasts.includes(word) &&
        !speaksOf(task.others, word) &&
        isPlausible(task.query, [{ kind: "word", at: slot.at, text: word }], task.inventory),
      task.random,
      3,
    );
    return drawn.map(({ filler }) => {
      const change: Change = { kind: "word", at: slot.at, text: filler };
      return {
        category: "Object/ObjectSpatialRelation" as const,
        changes: [change],
        locks: [`token ${slot.at}`],
        claim: placedClaim(task.query, slot, "place"),
        strength: 0.8,
      };
    });
  });
