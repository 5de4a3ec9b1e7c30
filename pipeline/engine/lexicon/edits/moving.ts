import { MOVING, NEARING, STEPPING } from "../../../lib/words/data/verb-sets.ts";
import { isLevelWay, isScene } from "../../../lib/words/classes.ts";
import { IDIOMS } from "../../../lib/words/idioms.ts";
import { type Mentions, speaksOfPassing } from "../../../lib/words/mentions.ts";
import { contrastingDirections, DIRECTION_ADVERBS } from "../../../lib/words/spatial.ts";
import { wordTable } from "../../../lib/words/table.ts";
import type { PrepositionSlot } from "../analysis/query.ts";
import { prepositionKeys } from "../inventory/slots.ts";
import { actionText, actorOf, placedClaim } from "./acts.ts";
import { drawFillers } from "./draw.ts";
import type { Change, Edit, EditFamily, EditTask } from "./edit.ts";
import { isTakenUp } from "./fixed.ts";
import { isPlausible } from "./plausible.ts";

/** Words that, beside a thing, speak of going one way. */
const SIGNS = wordTable<readonly string[]>({
  into: ["into", "in", "inside", "enter", "to", "inside of", "back into"],
  in: ["into", "in", "inside", "inside of", "back into"],
  on: ["on", "onto", "on top of"],
  "out of": ["out of", "out", "from", "leave", "exit", "outside", "off", "away from", "out from"],
  onto: ["onto", "on", "on top of"],
  off: ["off", "from", "off of", "out of", "leave", "exit"],
  up: ["up", "climb", "up to"],
  down: ["down", "down from", "down to"],
  "away from": ["away from", "from", "leave", "off", "out of"],
  from: ["from", "out of", "away from", "leave", "off"],
  towards: ["towards", "toward", "to", "up to", "approach", "into"],
  toward: ["towards", "toward", "to", "up to", "approach", "into"],
  to: ["towards", "toward", "to", "up to", "approach", "into", "onto"],
});

function speaksOf(mentions: Mentions, direction: string, lemma: string): boolean {
  return (SIGNS[direction] ?? [direction]).some((word) => mentions.pairs.has(`${word} ${lemma}`));
}

function isMoving(task: EditTask, verb: number | undefined): boolean {
  const lemma = verb === undefined ? undefined : task.query.verbs[verb]?.lemma;
  return lemma !== undefined && MOVING.has(lemma);
}

/** True when nothing but an object or an adverb stands between the verb and the preposition. */
function followsDirectly({ query }: EditTask, { at, verb }: PrepositionSlot): boolean {
  const slot = query.verbs[verb ?? -1];
  if (slot === undefined) return false;
  const end = Math.max(slot.at, slot.particle ?? 0, query.phrases[slot.object ?? -1]?.head ?? 0);
  return query.tokens.slice(end + 1, at).every(({ tag }) => tag === "adverb");
}

/** "Walks towards a car and rides in it": what follows needs the movement as it is. */
const TAKING_UP = new Set(["it", "them", "there"]);

function prepositionEdits(task: EditTask, slot: PrepositionSlot): Edit[] {
  const phrase = task.query.phrases[slot.phrase];
  if (phrase?.noun === undefined || !isMoving(task, slot.verb)) return [];
  if (["out", "off", "in", "back", "up", "down"].includes(task.query.tokens[slot.at - 1]?.lower ?? ""))
    return [];
  if (!followsDirectly(task, slot) || isTakenUp(task.query, phrase, TAKING_UP)) return [];
  const { lemma } = phrase.noun;
  const name = phrase.noun.classes[0] ?? "?";
  if ((slot.word === "to" || slot.word === "from") && isScene(phrase.noun)) return [];
  if (slot.word === "through" && name !== "passage" && name !== "opening") return [];
  const goesOn = task.query.prepositions.some(({ at, verb }) => at > slot.at && verb === slot.verb);
  if (slot.word === "through" && goesOn) return [];
  if (slot.word === "onto" && !STEPPING.has(task.query.verbs[slot.verb ?? -1]?.lemma ?? "")) return [];
  if (slot.word === "over" && !["net", "bar", "rope", "bridge", "fence", "hoop"].includes(lemma)) return [];
  const contrasts = isLevelWay(slot.word, phrase.noun) ? [] : contrastingDirections(slot.word);
  const transition = isScene(phrase.noun) && ["into", "out of"].includes(slot.word);
  const verb = task.query.verbs[slot.verb ?? -1]?.lemma ?? "";
  const drawn = drawFillers(
    task.inventory,
    prepositionKeys(task.query, slot),
    (word) =>
      contrasts.includes(word) &&
      // "Up a hill and riding down the mountain": both ways are told.
      !task.query.tokens.some(({ lower }) => lower === word) &&
      task.inventory.count(`pc|${verb}|${word}`, name) > 0 &&
      (word !== "into" || task.inventory.count(`r|${lemma}`, word) > 0) &&
      !speaksOf(task.others, word, lemma) &&
      !(transition && speaksOfPassing(task.others, word)) &&
      isPlausible(task.query, [{ kind: "word", at: slot.at, text: word }], task.inventory),
    task.random,
    2,
    slot.word,
  );
  return drawn.map(({ filler, balance }): Edit => ({
    category: transition ? "Scene/SceneTransition" : "Object/ObjectMoving",
    changes: [{ kind: "word", at: slot.at, text: filler }],
    locks: [`token ${slot.at}`],
    claim: () => placedClaim(task.query, slot, transition ? "transition" : "direction"),
    strength: 0.9 * balance,
  }));
}

/** What a thing is put into or onto it is taken out of or from, and the other way round. */
const TAKEN = wordTable<readonly string[]>({
  into: ["out of", "from"],
  in: ["out of", "from"],
  inside: ["out of", "from"],
  on: ["from", "off"],
  onto: ["from", "off"],
  "on top of": ["from"],
});
const PUT = wordTable<readonly string[]>({
  "out of": ["into", "in"],
  from: ["on", "in", "into", "onto"],
  off: ["on", "onto"],
  "off of": ["on", "onto"],
});

/** Putting something somewhere and taking it from there: the same path the other way round. */
function carryingEdits(task: EditTask, slot: PrepositionSlot): Edit[] {
  const { query, others, inventory } = task;
  const verb = query.verbs[slot.verb ?? -1];
  const noun = query.phrases[slot.phrase]?.noun;
  if (verb === undefined || slot.verb === undefined || noun === undefined) return [];
  if (verb.object === undefined || slot.after !== verb.object || isScene(noun)) return [];
  const object = query.phrases[verb.object];
  if (object?.noun?.classes[0] === "bodypart" || noun.classes[0] === "bodypart") return [];
  if (IDIOMS.has(`${verb.lemma} ${query.tokens[object?.head ?? -1]?.lower ?? ""}`)) return [];
  const taking = verb.lemma === "put" || verb.lemma === "place";
  if (!taking && verb.lemma !== "take") return [];
  const lemma = taking ? "take" : "put";
  const candidates = (taking ? TAKEN : PUT)[slot.word] ?? [];
  const drawn = drawFillers(
    inventory,
    [`vr|${lemma}|${noun.lemma}`, `r|${noun.lemma}`],
    (word) =>
      candidates.includes(word) &&
      !speaksOf(others, word, noun.lemma) &&
      inventory.count(`pc|${lemma}|${word}`, noun.classes[0] ?? "?") > 1,
    task.random,
    1,
    slot.word,
  );
  return drawn.map(({ filler, balance }): Edit => ({
    category: "Object/ObjectMoving",
    changes: [
      { kind: "verb", verb: slot.verb ?? 0, lemma },
      { kind: "word", at: slot.at, text: filler },
    ],
    locks: [`token ${slot.at}`, `verb ${slot.verb ?? 0}`],
    claim: () => placedClaim(query, slot, "direction"),
    strength: 0.85 * balance,
  }));
}

/** Turns a direction adverb right after a verb of motion: "looks up", "walks backwards". */
function adverbEdits(task: EditTask, verb: number): Edit[] {
  const { query, mentions, inventory } = task;
  const slot = query.verbs[verb];
  if (slot === undefined || !isMoving(task, verb) || slot.object !== undefined) return [];
  const at = slot.at + 1;
  const token = query.tokens[at];
  const opposite = token === undefined || token.broken ? undefined : DIRECTION_ADVERBS[token.lower];
  const next = query.tokens[at + 1];
  // "Walks up and talks" is no climbing.
  if ((token?.lower === "up" || token?.lower === "down") && NEARING.has(slot.lemma)) return [];
  const ends = next === undefined || next.broken || next.tag === "conj";
  if (opposite === undefined || !ends || mentions.words.has(opposite)) return [];
  if (inventory.count(`va|${slot.lemma}`, opposite) === 0) return [];
  const change: Change = { kind: "word", at, text: opposite };
  return [
    {
      category: "Object/ObjectMoving",
      changes: [change],
      locks: [`token ${at}`],
      claim: () => ({
        family: "direction",
        shown: actionText(query, verb),
        asked: (changes) => actionText(query, verb, changes),
        plural: false,
        actor: actorOf(query, verb),
      }),
      strength: 0.85,
    },
  ];
}

/** Object/ObjectMoving, and Scene/SceneTransition where a scene is entered or left: the same movement the other way. */
export const movingEdits: EditFamily = (task) => [
  ...task.query.prepositions.flatMap((slot) => [
    ...prepositionEdits(task, slot),
    ...carryingEdits(task, slot),
  ]),
  ...task.query.verbs.flatMap((_, verb) => adverbEdits(task, verb)),
];
