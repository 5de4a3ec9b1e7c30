import { isScene } from "../../../lib/words/classes.ts";
import { COMMON_ACTS, GIVING, NEVER_DENIED, PASSING, TAKING } from "../../../lib/words/data/verb-sets.ts";
import { LIGHT_VERBS } from "../../../lib/words/function-words.ts";
import { mayHappen } from "../../../lib/words/mentions.ts";
import { verbsOverlap } from "../../../lib/words/relations.ts";
import { areReversals, CONTRASTS } from "../../../lib/words/verbs.ts";
import type { VerbSlot } from "../analysis/query.ts";
import { actionText, actorOf } from "../edits/acts.ts";
import type { Claim } from "../edits/edit.ts";
import { plainClaim } from "./nouns.ts";
import type { Change, Comparison, Views } from "./reading.ts";
import type { Unit } from "./units.ts";

function contrasts(a: string, b: string, frame: "object" | "none"): boolean {
  return CONTRASTS.some(
    (group) =>
      group.frame === frame &&
      group.acts.some((act) => act.includes(a)) &&
      group.acts.some((act) => act.includes(b)),
  );
}

/** True when the twin's act involves a thing that nothing says of the query's video: then the act cannot happen there. */
function involvesFresh({ twin, isFresh }: Comparison, slot: VerbSlot, index: number): boolean {
  if (slot.object !== undefined && isFresh(slot.object)) return true;
  return twin.query.prepositions.some((one) => one.verb === index && isFresh(one.phrase));
}

/** True when the twin's act by itself can be denied of the query's video. */
function isDeniable({ known }: Comparison, own: VerbSlot, twin: VerbSlot): boolean {
  const plain = [own, twin].every(
    ({ lemma }) => !NEVER_DENIED.has(lemma) && !COMMON_ACTS.has(lemma) && !LIGHT_VERBS.has(lemma),
  );
  if (!plain || mayHappen(known.all, twin.lemma) || areReversals(own.lemma, twin.lemma)) return false;
  return twin.object === undefined || contrasts(own.lemma, twin.lemma, "object");
}

/** "A ball is shown": what the video does, and nothing that happens in it. */
const TELLING = new Set(["show", "see", "display", "feature"]);

function isComparable(own: VerbSlot, twin: VerbSlot): boolean {
  if ([own, twin].some(({ lemma, passive }) => passive && TELLING.has(lemma))) return false;
  if (own.lemma.startsWith("?") || twin.lemma.startsWith("?")) return false;
  if (own.complement || twin.complement || own.passive !== twin.passive) return false;
  return (own.object === undefined) === (twin.object === undefined);
}

/** Another act. */
export function verbViews(comparison: Comparison, unit: Unit, other: Unit): Views {
  const [own, twin] = [comparison.own.query.verbs[unit.at], comparison.twin.query.verbs[other.at]];
  if (own === undefined || twin === undefined || !isComparable(own, twin)) return [];
  if (verbsOverlap(own.lemma, twin.lemma)) return [null];
  if (!involvesFresh(comparison, twin, other.at) && !isDeniable(comparison, own, twin)) return [];
  const claim = (family: Claim["family"]) => (): Claim =>
    plainClaim({
      family,
      shown: actionText(comparison.own.query, unit.at),
      asked: actionText(comparison.twin.query, other.at),
      actor: actorOf(comparison.own.query, unit.at),
    });
  const views: Change[] = [{ category: "Action/FineGrainedAction", claim: claim("action") }];
  if (goTheOtherWay(own.lemma, twin.lemma))
    views.push({ category: "Object/ObjectMoving", claim: claim("direction") });
  const place = comparison.twin.query.phrases[twin.object ?? -1]?.noun;
  if (PASSING.has(own.lemma) && PASSING.has(twin.lemma) && place !== undefined && isScene(place))
    views.push({ category: "Scene/SceneTransition", claim: claim("transition") });
  return views;
}

/** True when one act brings a thing to where the other takes it from. */
function goTheOtherWay(a: string, b: string): boolean {
  return (GIVING.has(a) && TAKING.has(b)) || (TAKING.has(a) && GIVING.has(b));
}
