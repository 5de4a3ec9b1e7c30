import { ABOUT_PERSONS, SELDOM, UPON } from "../../../lib/words/data/preposition-sets.ts";
import { HOLLOW, MOVED_ON, ROOMY } from "../../../lib/words/data/noun-sets.ts";
import { PLACING, PUTTING } from "../../../lib/words/data/verb-sets.ts";
import { isAnimate, isPart, isScene, isWorn } from "../../../lib/words/classes.ts";
import { IDIOMS } from "../../../lib/words/idioms.ts";
import type { Mentions } from "../../../lib/words/mentions.ts";
import { contrastingPlaces } from "../../../lib/words/spatial.ts";
import type { PrepositionSlot } from "../analysis/query.ts";
import { prepositionKeys } from "../inventory/slots.ts";
import { placedClaim } from "./acts.ts";
import { type Drawn, drawFillers } from "./draw.ts";
import type { Change, EditFamily, EditTask } from "./edit.ts";
import { isPlausible } from "./plausible.ts";

function places(task: EditTask, slot: PrepositionSlot): boolean {
  const verb = slot.verb === undefined ? undefined : task.query.verbs[slot.verb];
  const phrase = task.query.phrases[slot.phrase];
  if (
    phrase?.noun === undefined ||
    phrase.pronoun ||
    [isScene, isPart, isWorn].some((is) => phrase.noun !== undefined && is(phrase.noun))
  )
    return false;
  if (isAnimate(phrase.noun) && !ABOUT_PERSONS.has(slot.word)) return false;
  // "In the mirror" is in front of it; water runs on and under everything.
  if (phrase.noun.lemma === "mirror" || phrase.noun.lemma === "water") return false;
  // "Gets on a horse" is mounting it.
  if (verb?.lemma === "get") return false;
  // Who plays an instrument is where it is played.
  if (phrase.noun.classes[0] === "instrument") return false;
  if (verb === undefined || !PLACING.has(verb.lemma)) return false;
  // "Out from behind a door": two words for one place. "Takes cover behind a truck": no thing is placed.
  if (task.query.tokens[slot.at - 1]?.tag === "prep") return false;
  const object = task.query.phrases[verb.object ?? -1];
  if (IDIOMS.has(`${verb.lemma} ${task.query.tokens[object?.head ?? -1]?.lower ?? ""}`)) return false;
  if (phrase.kind === "none" && !phrase.plural && phrase.noun.kind === "count" && slot.word === "in")
    return false;
  const last = Math.max(verb.at, verb.particle ?? 0, task.query.phrases[verb.object ?? -1]?.head ?? 0);
  if (slot.at - last > 2) return false;
  // "Sits on his sailboat, steering it"
  if (task.query.tokens.slice(phrase.head + 1).some(({ lower }) => lower === "it" || lower === "its"))
    return false;
  // "On the table in a tray": two places that belong together.
  const again = task.query.prepositions.some(
    (other) => other.at > slot.at && other.after === slot.phrase && UPON.has(other.word),
  );
  if (again) return false;
  if (phrase.noun.classes[0] === "device" && !PUTTING.has(verb.lemma)) return false;
  const isObject = slot.after !== undefined && slot.after === verb.object;
  return isObject || slot.after === undefined;
}

/** True when a text about the video places something so by the thing, or by one that may be it. */
function speaksOf(mentions: Mentions, preposition: string, lemma: string): boolean {
  const meanings = SAME_PLACE.find((ring) => ring.includes(preposition)) ?? [preposition];
  return meanings.some((word) => mentions.pairs.has(`${word} ${lemma}`));
}

/** Prepositions that may say the same. */
const SAME_PLACE = [
  ["under", "underneath", "beneath", "below"],
  ["next to", "beside", "near", "by", "close to", "at"],
  ["on", "on top of", "onto", "upon", "atop", "over"],
  ["in", "inside", "into", "inside of"],
  ["in front of", "at", "before", "by"],
  ["behind", "in the back of"],
];

/** True when two prepositions may say the same of such a thing: in a chair, on a chair. */
function saysTheSame(task: EditTask, slot: PrepositionSlot, other: string): boolean {
  const { tokens, phrases } = task.query;
  const phrase = phrases[slot.phrase];
  // "In the sand box": what lies in it is what one walks on.
  const sandy = tokens.slice(phrase?.start, (phrase?.head ?? 0) + 1).some(({ lower }) => lower === "sand");
  return UPON.has(slot.word) && UPON.has(other) && (sandy || !HOLLOW.has(phrase?.noun?.classes[0] ?? "?"));
}

/** Positions by a vehicle that need no reason. */
const BY_VEHICLES = new Set(["behind", "in front of", "next to", "beside"]);

/** True when videos show such an act in such a position by things of the class. */
function isSeen(
  { query, inventory }: EditTask,
  { verb }: PrepositionSlot,
  other: string,
  name: string,
): boolean {
  const act = query.verbs[verb ?? -1]?.lemma ?? "";
  return inventory.count(`pc|${act}|${other}`, name) > 1;
}

function isSitting(act: string): boolean {
  return ["sit", "sit_down", "lie", "lie_down", "sleep"].includes(act);
}

/** False for positions that no person takes: under a chair, inside a cup. */
function isTenable(task: EditTask, slot: PrepositionSlot, other: string): boolean {
  const name = task.query.phrases[slot.phrase]?.noun?.classes[0] ?? "?";
  const { verb, phrase } = slot;
  const act = task.query.verbs[verb ?? -1]?.lemma ?? "";
  // What hangs on a wall does not hang beside it.
  if ((act === "hang" || act === "lean") && ["beside", "next to"].includes(other)) return false;
  // "Runs on stilts", "kayaks on a raft": beside them nobody does.
  const beside = ["beside", "next to", "near"].includes(other);
  if (beside && MOVED_ON.has(name) && !PUTTING.has(act)) return false;
  // Nobody stands on a fence or a wall.
  const upright = ["fence", "wall"].includes(task.query.phrases[phrase]?.noun?.lemma ?? "");
  if (upright && UPON.has(other) && act !== "hang") return false;
  if (PUTTING.has(act)) return !SELDOM.has(other) || isSeen(task, slot, other, name);
  const noun = task.query.phrases[phrase]?.noun;
  if (noun !== undefined && isAnimate(noun)) return ABOUT_PERSONS.has(other);
  // Who sits is on a seat or beside it.
  if (isSitting(act) && ["seat", "bed"].includes(name)) return ["beside", "next to"].includes(other);
  if (SELDOM.has(other) && !isSeen(task, slot, other, name)) return false;
  if (name === "car") return BY_VEHICLES.has(other);
  const below = ["under", "underneath", "beneath", "below"].includes(other);
  if (below) return ROOMY.has(name) && name !== "structure";
  return name !== "passage" || ["behind", "in front of", "next to", "beside"].includes(other);
}

/** Where a thing may come from that is not on it but under or behind it. */
function hiddenPlaces(task: EditTask, slot: PrepositionSlot, lemma: string): Drawn[] {
  const name = task.query.phrases[slot.phrase]?.noun?.classes[0] ?? "?";
  if (!["surface", "seat", "bed", "storage", "linen"].includes(name)) return [];
  return contrastingPlaces(slot.word)
    .filter((word) => {
      const place = word.replace("from ", "");
      if (speaksOf(task.others, place, lemma) || speaksOf(task.others, word, lemma)) return false;
      return isPlausible(task.query, [{ kind: "word", at: slot.at, text: word }], task.inventory);
    })
    .map((filler) => ({ filler, balance: 0.5 }));
}

/** Object/ObjectSpatialRelation: the same things, placed otherwise. */
export const placeEdits: EditFamily = (task) =>
  task.query.prepositions.flatMap((slot) => {
    const contrasts = contrastingPlaces(slot.word);
    if (contrasts.length === 0 || !places(task, slot)) return [];
    const lemma = task.query.phrases[slot.phrase]?.noun?.lemma ?? "";
    const drawn =
      slot.word === "from"
        ? []
        : drawFillers(
            task.inventory,
            prepositionKeys(task.query, slot),
            (word) =>
              contrasts.includes(word) &&
              !saysTheSame(task, slot, word) &&
              isTenable(task, slot, word) &&
              !speaksOf(task.others, word, lemma) &&
              isPlausible(task.query, [{ kind: "word", at: slot.at, text: word }], task.inventory),
            task.random,
            3,
            slot.word,
          );
    const hidden =
      slot.word === "from" && PUTTING.has(task.query.verbs[slot.verb ?? -1]?.lemma ?? "")
        ? hiddenPlaces(task, slot, lemma)
        : [];
    return [...drawn, ...hidden].map(({ filler, balance }) => {
      const change: Change = { kind: "word", at: slot.at, text: filler };
      return {
        category: "Object/ObjectSpatialRelation" as const,
        changes: [change],
        locks: [`token ${slot.at}`],
        claim: () => placedClaim(task.query, slot, "place"),
        strength: 0.9 * balance,
      };
    });
  });
