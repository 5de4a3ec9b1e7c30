import type { WordEdit } from "../../lib/text.ts";
import { wordOf } from "../../lib/vocabulary.ts";
import { mayUndo } from "../../lib/words/same-meaning.ts";
import { wordTable } from "../../lib/words/table.ts";
import { verbReadings } from "../../lib/words/verbs.ts";
import { finding, negativeRule } from "./rule.ts";

const name = "edit-reversal";

/** Share of true negatives among 62 labelled records that it flags (95 % interval 4 to 26 %; test/audit/labels). */
const MEASURED = 0.11;

/** Content words on either side of all edits. A longer change exchanges more than the act. */
const LONGEST = 3;

/** Particles that turn an act round: turn on and off, run up and down, take out and put in. */
const OPPOSITES = wordTable<readonly string[]>({
  on: ["off"],
  off: ["on", "onto"],
  onto: ["off"],
  up: ["down"],
  down: ["up"],
  in: ["out"],
  into: ["out", "from"],
  out: ["in", "into", "away"],
  away: ["out"],
  from: ["into", "in"],
});
const PARTICLES = new Set(Object.keys(OPPOSITES));

/** Acts that undo one another, beyond those that the word lists hold against each other. */
const UNDOING = new Set(
  "sit stand,add remove,insert remove,attach detach,raise lower,lift lower,fill empty,enter exit,enter leave,arrive leave,push pull"
    .split(",")
    .flatMap((pair) => {
      const [one = "", other = ""] = pair.split(" ");
      return [`${one} ${other}`, `${other} ${one}`];
    }),
);

/** Verbs that get their meaning from the particle, and may be exchanged along with it: shut off, turn on. */
const LIGHT = new Set([
  "turn",
  "switch",
  "shut",
  "put",
  "take",
  "flip",
  "flick",
  "cut",
  "click",
  "wear",
  "sit",
  "stand",
  "get",
]);

/** A negative that undoes what the original does. */
export const editReversal = negativeRule(
  name,
  "The only change turns the act round (open and close, put on and take off, up and down): a video often shows both, one after the other, so somebody should look. " +
    "Labelled: true in 11 of 100.",
  ({ negative: { place }, facts }) => {
    const { edits, originalWords, addedContent, removedContent } = facts.analysis;
    const [removed, added] = [removedContent.filter(saysSomething), addedContent.filter(saysSomething)];
    if (removed.length === 0 || added.length === 0 || Math.max(removed.length, added.length) > LONGEST)
      return [];
    if (![...removed, ...added].every((word) => PARTICLES.has(word) || verbReadings(word).length > 0))
      return [];
    if (edits.some((edit) => isState(edit, originalWords)) || !turnsRound(removed, added)) return [];
    const evidence = { actual: added.join(" "), expected: removed.join(" "), probability: MEASURED };
    return [
      finding(
        name,
        "suspicion",
        `${place}.q`,
        "the new act undoes the old one and may happen in the same video",
        evidence,
      ),
    ];
  },
);

/** Whether what was taken out is turned round by what was put in: by a verb, or by a particle whose verb stays or hardly matters. */
function turnsRound(removed: readonly string[], added: readonly string[]): boolean {
  const verbs = (words: readonly string[]): string[] => words.filter((word) => !PARTICLES.has(word));
  if (verbs(removed).some((before) => verbs(added).some((after) => undoes(before, after)))) return true;
  if (![...verbs(removed), ...verbs(added)].every(isLight)) return false;
  return removed.some((before) => OPPOSITES[before]?.some((after) => added.includes(after)) === true);
}

function saysSomething(word: string): boolean {
  return word !== "of";
}

function isLight(word: string): boolean {
  return verbReadings(word).some(({ lemma }) => LIGHT.has(lemma));
}

/** Whether a participle before a noun is exchanged, "the open doorway": a state, not an act. */
function isState({ removed, at }: WordEdit, originalWords: readonly string[]): boolean {
  return removed.length === 1 && /^(?:the|a|an|his|her|their|its)$/u.test(originalWords[at - 1] ?? "");
}

function undoes(before: string, after: string): boolean {
  if (mayUndo(wordOf(before), wordOf(after))) return true;
  return verbReadings(before).some((a) =>
    verbReadings(after).some((b) => UNDOING.has(`${a.lemma} ${b.lemma}`)),
  );
}
