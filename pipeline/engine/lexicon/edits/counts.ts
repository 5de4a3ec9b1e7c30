import { isPerson, isThing } from "../../../lib/words/classes.ts";
import { LIGHT_VERBS, NUMBER_WORDS } from "../../../lib/words/function-words.ts";
import type { NounPhrase, VerbSlot } from "../analysis/query.ts";
import { actionText, NAMELESS, phraseText } from "./describe.ts";
import type { Change, Edit, EditFamily, EditTask } from "./edit.ts";

const NUMBERS = new Map<string, number>(NUMBER_WORDS.map((word, i) => [word, i + 1]));

/** Acts whose objects can be counted where they are done. */
const HANDLING = new Set(
  "take put hold carry throw toss grab pick_up put_down eat wash fold wear apply drop kick catch lift cut peel wrap buy show hold_up open close fix paint push pull ride drink bite chop slice clean wipe take_out put_away pet feed hug".split(
    " ",
  ),
);

/** Classes of things of which a room holds several, so that "the" one may become two. */
const SEVERAL_AT_HAND = new Set(
  "opening storage drinkware carrier dishware reading linen snack fruit top headwear stationery picture toy ball".split(
    " ",
  ),
);

/** The number a phrase states: 1 for "a" or nothing before a singular; undefined when it states none. */
function statedNumber(task: EditTask, phrase: NounPhrase): number | undefined {
  if (phrase.noun?.kind !== "count" || NAMELESS.has(phrase.noun.lemma)) return undefined;
  if (!phrase.plural && task.query.tokens[phrase.head]?.noun?.plural === true) return undefined;
  const opener = phrase.determiner === undefined ? undefined : task.query.tokens[phrase.determiner];
  if (opener === undefined) return phrase.plural ? undefined : 1;
  if (opener.tag === "number") {
    const number = NUMBERS.get(opener.lower);
    return number !== undefined && number > 1 === phrase.plural ? number : undefined;
  }
  if (phrase.plural) return undefined;
  if (opener.lower === "a" || opener.lower === "an") return 1;
  return opener.lower === "the" &&
    (isPerson(phrase.noun) || SEVERAL_AT_HAND.has(phrase.noun.classes[0] ?? ""))
    ? 1
    : undefined;
}

/** After these a phrase goes on to say what one of the things has: "a woman in a hat". */
const SHARED = new Set(["of", "in", "with", "wearing"]);

/** True when the number of such things is certain as far as the other texts tell. */
function isCertain(task: EditTask, phrase: NounPhrase, index: number, number: number): boolean {
  const { noun } = phrase;
  if (noun === undefined || noun.classes[0] === "group") return false;
  const before = task.query.tokens[phrase.start - 1];
  if (before !== undefined && before.tag === "verb" && phrase.start === 1 && before.verb?.form === "past")
    return false;
  if (
    phrase.adjectives.some((place) =>
      ["another", "other", "second", "same"].includes(task.query.tokens[place]?.lower ?? ""),
    )
  )
    return false;
  const isSubject = task.query.verbs.some((verb) => verb.subject === index);
  const otherPeople = task.query.phrases.some(
    (other, i) => i !== index && !other.pronoun && other.noun !== undefined && isPerson(other.noun),
  );
  if (isPerson(noun)) {
    const unknown = task.query.verbs.some((verb) => verb.subject === index && verb.lemma.startsWith("?"));
    if (unknown) return false;
    const subjectPronoun = task.query.tokens.some((token) =>
      ["he", "she", "him", "he's", "she's"].includes(token.lower),
    );
    return isSubject && !otherPeople && !subjectPronoun && (number > 1 || !task.others.severalPeople);
  }
  const isObject = task.query.verbs.some((verb) => verb.object === index && HANDLING.has(verb.lemma));
  return isObject && isThing(noun) && (number > 1 || !task.others.words.has(noun.plural));
}

/** True for acts that a sentence about their number can name: none that only lead to others, none that lack their object. */
function isTold(slot: VerbSlot): boolean {
  const base = slot.lemma.split("_")[0] ?? slot.lemma;
  if (slot.complement || slot.passive || LIGHT_VERBS.has(base)) return false;
  return slot.object !== undefined || !HANDLING.has(slot.lemma);
}

function countEdit(task: EditTask, index: number, from: number, number: number): Edit {
  const change: Change = { kind: "count", phrase: index, number };
  const plain = phraseText(task.query, index);
  const one = plain.replace(/^(?:a|an|the|one)\b/u, "one");
  const verb = task.query.verbs.findIndex((slot) => slot.subject === index && isTold(slot));
  const act = (changes: readonly Change[]): string =>
    verb < 0 ? "" : ` ${actionText(task.query, verb, changes)}`;
  return {
    category: "Attribute/Counting",
    changes: [change],
    locks: [`number ${index}`],
    claim: {
      family: "count",
      shown: (from === 1 ? one : plain) + act([]),
      asked: (changes) => phraseText(task.query, index, changes) + act(changes),
      plural: true,
      actor: "",
    },
    strength: from > 1 ? 0.9 : 0.4,
  };
}

/** Attribute/Counting: another number of the same things. */
export const countEdits: EditFamily = (task) =>
  task.query.phrases.flatMap((phrase, index) => {
    const from = statedNumber(task, phrase);
    if (from === undefined || phrase.modifiers.length > 0 || !isCertain(task, phrase, index, from)) return [];
    if (task.query.prepositions.some((slot) => slot.after === index && SHARED.has(slot.word))) return [];
    const numbers = task.random.shuffle(
      from === 1 ? [2, 2, 3] : [2, 3, 4, 5].filter((number) => number !== from),
    );
    return [...new Set(numbers)].slice(0, 2).map((number) => countEdit(task, index, from, number));
  });
