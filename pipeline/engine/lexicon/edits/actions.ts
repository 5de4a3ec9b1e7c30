import { LIGHT_VERBS } from "../../../lib/words/function-words.ts";
import { mentionsVerb } from "../../../lib/words/mentions.ts";
import { areReversals, CONTRASTS, PHRASAL, verbForms } from "../../../lib/words/verbs.ts";
import type { VerbSlot } from "../analysis/query.ts";
import { verbKeys } from "../inventory/slots.ts";
import { actionText, actorText } from "./describe.ts";
import { drawFillers } from "./draw.ts";
import type { Change, Edit, EditFamily, EditTask } from "./edit.ts";
import { isPlausible } from "./plausible.ts";

/** Acts that others imply, or that last through a video: saying them of a video that shows another act is seldom false. */
const IMPLIED = new Set([
  "hold",
  "carry",
  "lift",
  "grasp",
  "look",
  "touch",
  "wear",
  "stand",
  "turn",
  "set",
  "pick",
]);

/** Verbs that contrast with one, in the frame in which it stands here. */
function contrastsOf(lemma: string, withObject: boolean): Set<string> {
  const verbs = new Set<string>();
  for (const group of CONTRASTS) {
    if ((group.frame === "object") !== withObject || !group.acts.some((act) => act.includes(lemma))) continue;
    for (const act of group.acts) if (!act.includes(lemma)) for (const verb of act) verbs.add(verb);
  }
  for (const group of CONTRASTS) {
    for (const act of group.acts) if (act.includes(lemma)) for (const verb of act) verbs.delete(verb);
  }
  return verbs;
}

function isEditable(slot: VerbSlot): boolean {
  const base = slot.lemma.split("_")[0] ?? slot.lemma;
  if (slot.lemma.startsWith("?") || slot.complement || verbForms(slot.lemma) === undefined) return false;
  return !IMPLIED.has(slot.lemma) && (PHRASAL.has(slot.lemma) || !LIGHT_VERBS.has(base));
}

function actionEdit(task: EditTask, index: number, slot: VerbSlot, lemma: string): Edit {
  const change: Change = { kind: "verb", verb: index, lemma };
  const reversal = areReversals(slot.lemma, lemma);
  return {
    category: "Action/FineGrainedAction",
    changes: [change],
    locks: [`verb ${index}`],
    claim: {
      family: "action",
      shown: actionText(task.query, index),
      asked: (changes) => actionText(task.query, index, changes),
      plural: false,
      actor: actorText(task.query, index),
    },
    strength: reversal ? 0.7 : 1,
  };
}

function drawVerbs(task: EditTask, index: number, slot: VerbSlot): string[] {
  const object = slot.object === undefined ? undefined : task.query.phrases[slot.object];
  if (object?.pronoun === true) return [];
  const contrasts = contrastsOf(slot.lemma, object !== undefined);
  if (contrasts.size === 0) return [];
  return drawFillers(
    task.inventory,
    verbKeys(task.query, slot),
    (lemma) =>
      contrasts.has(lemma) &&
      !IMPLIED.has(lemma) &&
      !mentionsVerb(task.mentions, lemma) &&
      (slot.particle === undefined || slot.particle === slot.at + 1 || lemma.includes("_")) &&
      isPlausible(task.query, [{ kind: "verb", verb: index, lemma }], task.inventory),
    task.random,
    4,
  ).map(({ filler }) => filler);
}

/** Action/FineGrainedAction: another act that looks alike, done to the same thing. */
export const actionEdits: EditFamily = (task) =>
  task.query.verbs.flatMap((slot, index) => {
    if (!isEditable(slot)) return [];
    return drawVerbs(task, index, slot).map((lemma) => actionEdit(task, index, slot, lemma));
  });
