import { LASTING, MOVING, SUCCESSIVE } from "../../../lib/words/data/verb-sets.ts";
import { isScene } from "../../../lib/words/classes.ts";
import { LIGHT_VERBS } from "../../../lib/words/function-words.ts";
import { mentionsVerb } from "../../../lib/words/mentions.ts";
import type { Query, VerbSlot } from "../analysis/query.ts";
import { phraseText } from "./describe.ts";
import type { Change, Edit, EditFamily, EditTask } from "./edit.ts";
import { verbWords } from "./realise.ts";

/** End (exclusive) of the words that belong to a verb: up to the next joining word, break or verb with a subject. */
function actionEnd(query: Query, verb: number): number {
  const at = query.verbs[verb]?.at ?? 0;
  const following = query.verbs.find((slot, i) => i > verb && slot.form === query.verbs[verb]?.form);
  const subject = query.phrases[following?.subject ?? -1];
  const next =
    following !== undefined && subject !== undefined && subject.start > at && following.at - subject.head <= 2
      ? subject.start
      : (following?.at ?? query.tokens.length);
  for (let i = at + 1; i < query.tokens.length; i++) {
    const token = query.tokens[i];
    if (token === undefined || token.broken || token.lower === "then") return i;
    if (token.tag === "conj" && i < next) return i;
    if (i >= next) return i;
  }
  return query.tokens.length;
}

/** Words between two actions that join them in time. */
function joined(query: Query, end: number, start: number): "then" | "and" | "before" | undefined {
  const words = query.tokens.slice(end, start).map((token) => token.lower);
  if (words.length === 0 || words.length > 2) return undefined;
  if (words.every((word) => ["and", "then", "afterwards", "next"].includes(word)))
    return words.length > 1 || words[0] !== "and" ? "then" : "and";
  return words.length === 1 && ["before", "after"].includes(words[0] ?? "") ? "before" : undefined;
}

function isOrdered(query: Query, first: number, second: number, joint: "then" | "and" | "before"): boolean {
  const [a, b] = [query.verbs[first], query.verbs[second]];
  if (a === undefined || b === undefined || a.form !== b.form || a.complement || b.complement) return false;
  if (a.lemma === b.lemma || a.lemma.startsWith("?") || b.lemma.startsWith("?")) return false;
  if (a.object === undefined && b.object !== undefined && query.tokens[a.at + 1]?.tag === "conj")
    return false;
  if (joint === "and" && a.form === "ing") return false;
  if (joint === "and" && !(SUCCESSIVE.has(a.lemma) && SUCCESSIVE.has(b.lemma))) return false;
  // "Are shown, then mixed": passives whose auxiliary stands with another verb.
  const passives = query.verbs.some(({ passive }) => passive);
  if (a.form === "participle" || (a.form === "past" && a.object === undefined && passives)) return false;
  if (sharesRest(query, a, b)) return false;
  if (LIGHT_VERBS.has(a.lemma) || LIGHT_VERBS.has(b.lemma)) return false;
  return joint !== "and" || (!LASTING.has(a.lemma) && !LASTING.has(b.lemma));
}

/** "Scrubs and then wipes down the sink": what follows the second act may belong to the first as well. */
function sharesRest({ tokens, prepositions, verbs }: Query, a: VerbSlot, b: VerbSlot): boolean {
  const end = a.particle === a.at + 1 ? a.particle : a.at;
  const next = tokens[end + 1];
  const bare = a.object === undefined && (next?.tag === "conj" || next?.lower === "then");
  const goes = b.object !== undefined || prepositions.some(({ verb }) => verbs[verb ?? -1] === b);
  return bare && goes && !MOVING.has(a.lemma);
}

const LEANING = new Set(
  "it them him her that which there itself back again another last finally same followed".split(" "),
);

/** True for words that need what was told before them: "picks up the cup and puts it back". */
function leansBack({ tokens }: Query, start: number, end: number): boolean {
  return tokens.slice(start, end).some(({ lower, tag }) => LEANING.has(lower) && tag !== "possessive");
}

const BREAKING_OFF = new Set(["where", "when", "which", "who", "that", "while", "as"]);

/** An act with all that belongs to it, as the query has it: "jumping off of the platform backwards". */
function stretch({ text, tokens }: Query, slot: VerbSlot, end: number): string {
  const [verb = ""] = verbWords(slot.lemma, "ing");
  const rest = text.slice(tokens[slot.at]?.end, tokens[end - 1]?.end);
  return end - 1 > slot.at ? `${verb}${rest}` : verb;
}

function orderEdit(task: EditTask, first: number, second: number): Edit[] {
  const { query } = task;
  const [a, b] = [query.verbs[first], query.verbs[second]];
  if (a === undefined || b === undefined || a.passive || b.passive) return [];
  const ends = [actionEnd(query, first), actionEnd(query, second)] as const;
  const joint = joined(query, ends[0], b.at);
  // "Rinses their hands and wrists": what follows belongs to the second act.
  const follows = query.tokens[ends[1]];
  if (follows?.tag === "conj" && !follows.broken && query.tokens[ends[1] + 1]?.tag !== "verb") return [];
  // "Rolls back in the return where": a stretch that breaks off cannot stand elsewhere.
  if (ends.some((end) => BREAKING_OFF.has(query.tokens[end - 1]?.lower ?? ""))) return [];
  if (joint === undefined || !isOrdered(query, first, second, joint)) return [];
  const locks = query.verbs.flatMap((_, i) => (i === first || i === second ? [`verb ${i}`] : []));
  const [one, other] = [stretch(query, a, ends[0]), stretch(query, b, ends[1])];
  const changes: Change[] = [];
  if (!leansBack(query, a.at, ends[1]))
    changes.push({ kind: "swap", first: [a.at, ends[0]], second: [b.at, ends[1]] });
  else return [];
  return [
    {
      category: "Action/ActionSequence",
      changes,
      locks: [...locks, ...locksWithin(query, a.at, ends[1])],
      claim: () => ({
        family: "order",
        shown: `first ${one} and then ${other}`,
        asked: () => `first ${other} and then ${one}`,
        plural: false,
      }),
      strength: joint === "and" ? 0.7 : 0.95,
    },
  ];
}

/** Slots between two places: a swapped stretch is named whole, so nothing else in it may change. */
function locksWithin(query: Query, start: number, end: number): string[] {
  return [
    ...query.phrases.flatMap((phrase, i) =>
      phrase.start >= start && phrase.head < end ? [`phrase ${i}`, `number ${i}`] : [],
    ),
    ...query.tokens.flatMap((_, i) => (i >= start && i < end ? [`token ${i}`] : [])),
  ];
}

/** Action/ActionSequence: the same actions in another order. */
export const sequenceEdits: EditFamily = (task) =>
  task.query.verbs.flatMap((_, i) => (i === 0 ? [] : orderEdit(task, i - 1, i)));

/** Scene/SceneTransition: the way between two scenes the other way round. */
export const transitionEdits: EditFamily = (task) => {
  const { query, others } = task;
  const places = query.prepositions.filter((slot) => {
    const noun = query.phrases[slot.phrase]?.noun;
    return (
      noun !== undefined && isScene(noun) && ["from", "out of", "to", "into", "towards"].includes(slot.word)
    );
  });
  const [from, to] = places;
  if (from === undefined || to === undefined || places.length !== 2 || from.verb !== to.verb) return [];
  const [a, b] = [query.phrases[from.phrase], query.phrases[to.phrase]];
  if (
    a?.noun === undefined ||
    b?.noun === undefined ||
    a.noun.lemma === b.noun.lemma ||
    a.plural !== b.plural
  )
    return [];
  if (["back", "return"].some((word) => mentionsVerb(others, word) || others.words.has(word))) return [];
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  const text = (one: number, other: number): string =>
    `going ${from.word} ${phraseText(query, one)} ${to.word} ${phraseText(query, other)}`;
  return [
    {
      category: "Scene/SceneTransition",
      changes: [
        { kind: "swap", first: [first.start, first.head + 1], second: [second.start, second.head + 1] },
      ],
      locks: [`phrase ${from.phrase}`, `phrase ${to.phrase}`, `token ${from.at}`, `token ${to.at}`],
      claim: () => ({
        family: "transition",
        shown: text(from.phrase, to.phrase),
        asked: () => text(to.phrase, from.phrase),
        plural: false,
      }),
      strength: 0.95,
    },
  ];
};
