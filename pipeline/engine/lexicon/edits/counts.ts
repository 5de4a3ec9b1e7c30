import { isPerson } from "../../../lib/words/classes.ts";
import { NUMBER_WORDS } from "../../../lib/words/function-words.ts";
import type { NounPhrase } from "../analysis/query.ts";
import { phraseText } from "./describe.ts";
import type { Change, Edit, EditFamily, EditTask } from "./edit.ts";

const NUMBERS = new Map<string, number>(NUMBER_WORDS.map((word, i) => [word, i + 1]));

/** The number a phrase states: 1 for "a" or nothing before a singular; undefined when it states none. */
function statedNumber(task: EditTask, phrase: NounPhrase): number | undefined {
  if (phrase.noun?.kind !== "count") return undefined;
  const opener = phrase.determiner === undefined ? undefined : task.query.tokens[phrase.determiner];
  if (opener === undefined) return phrase.plural ? undefined : 1;
  if (opener.tag === "number") {
    const number = NUMBERS.get(opener.lower);
    return number !== undefined && number > 1 === phrase.plural ? number : undefined;
  }
  if (phrase.plural) return undefined;
  if (opener.lower === "a" || opener.lower === "an") return 1;
  return opener.lower === "the" && isPerson(phrase.noun) ? 1 : undefined;
}

/** True when the number of such things is certain as far as the other texts tell. */
function isCertain(task: EditTask, phrase: NounPhrase, index: number, number: number): boolean {
  const { noun } = phrase;
  if (noun === undefined || noun.classes[0] === "group") return false;
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
    const subjectPronoun = task.query.tokens.some((token) =>
      ["he", "she", "they", "him"].includes(token.lower),
    );
    return isSubject && !otherPeople && !subjectPronoun && (number > 1 || !task.others.severalPeople);
  }
  if (isSubject) return false;
  return !task.others.words.has(noun.plural) || number > 1;
}

function countEdit(task: EditTask, index: number, from: number, number: number): Edit {
  const change: Change = { kind: "count", phrase: index, number };
  const asked = phraseText(task.query, index, [change]);
  const plain = phraseText(task.query, index);
  const one = plain.replace(/^(?:a|an|the)\b/u, "only one");
  return {
    category: "Attribute/Counting",
    changes: [change],
    locks: [`phrase ${index}`, `number ${index}`],
    claim: {
      family: "count",
      shown: from === 1 ? (one === plain ? `only one ${plain}` : one) : plain,
      asked: () => asked,
      plural: true,
      actor: "",
    },
    strength: from > 1 ? 0.9 : 0.6,
  };
}

/** Attribute/Counting: another number of the same things. */
export const countEdits: EditFamily = (task) =>
  task.query.phrases.flatMap((phrase, index) => {
    const from = statedNumber(task, phrase);
    if (from === undefined || phrase.modifiers.length > 0 || !isCertain(task, phrase, index, from)) return [];
    if (task.query.prepositions.some((slot) => slot.after === index && slot.word === "of")) return [];
    const numbers = task.random.shuffle(
      from === 1 ? [2, 2, 3] : [2, 3, 4, 5].filter((number) => number !== from),
    );
    return [...new Set(numbers)].slice(0, 2).map((number) => countEdit(task, index, from, number));
  });
