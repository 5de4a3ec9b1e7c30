import { attributesOf, PERSON_WORDS } from "../../../lib/words/attributes.ts";
import { nounByLemma } from "../../../lib/words/nouns.ts";
import { mentionsNoun } from "../../../lib/words/mentions.ts";
import { attributeKeys } from "../inventory/slots.ts";
import { thingText } from "./describe.ts";
import { drawFillers } from "./draw.ts";
import type { Change, Edit, EditFamily, EditTask } from "./edit.ts";

/** Words after which an adjective does not describe what is seen: "a little bit", "a long time". */
const NOT_DESCRIBED = new Set(["bit", "time", "while", "way", "moment", "day", "night", "one", "year"]);

function adjectiveEdits(task: EditTask, index: number): Edit[] {
  const { query, inventory, mentions, random } = task;
  const phrase = query.phrases[index];
  if (phrase === undefined || NOT_DESCRIBED.has(query.tokens[phrase.head]?.lower ?? "")) return [];
  return phrase.adjectives.flatMap((place) => {
    const word = query.tokens[place]?.lower ?? "";
    return attributesOf(word).flatMap(({ set, others }) => {
      const drawn = drawFillers(
        inventory,
        attributeKeys(set, phrase),
        (filler) => others.includes(filler) && !mentions.words.has(filler),
        random,
        3,
      );
      return drawn.map(({ filler }): Edit => {
        const change: Change = { kind: "word", at: place, text: filler };
        return {
          category: "Attribute/AttributeValue",
          changes: [change],
          locks: [`phrase ${index}`],
          claim: {
            family: "attribute",
            shown: thingText(query, index),
            asked: () => thingText(query, index, [change]),
            plural: phrase.plural,
            actor: "",
          },
          strength: 1,
        };
      });
    });
  });
}

const FEMALE = new Set([
  "woman",
  "lady",
  "girl",
  "wife",
  "mother",
  "mom",
  "daughter",
  "sister",
  "waitress",
  "female",
]);
const SHE = ["she", "her", "hers", "herself"];
const HE = ["he", "him", "his", "himself"];

/** Pronouns of the text that must follow the person's gender; undefined when they cannot be told apart. */
function pronounChanges(task: EditTask, index: number, from: string, to: string): Change[] | undefined {
  const [wasFemale, isFemale] = [FEMALE.has(from), FEMALE.has(to)];
  if (wasFemale === isFemale) return [];
  const [old, fresh] = wasFemale ? [SHE, HE] : [HE, SHE];
  const tokens = task.query.tokens;
  if (!tokens.some((token) => old.includes(token.lower))) return [];
  const people = task.query.phrases.filter(
    (phrase) => !phrase.pronoun && phrase.noun !== undefined && phrase.noun.lemma in PERSON_WORDS,
  );
  if (people.length > 1) return undefined;
  return tokens.flatMap((token, at): Change[] => {
    if (at < (task.query.phrases[index]?.head ?? 0)) return [];
    const text = replacePronoun(token.lower, token.tag === "possessive", fresh, old);
    return text === undefined ? [] : [{ kind: "word", at, text }];
  });
}

function replacePronoun(
  word: string,
  possessive: boolean,
  fresh: readonly string[],
  old: readonly string[],
): string | undefined {
  if (!old.includes(word)) return undefined;
  const [subject, object, own, self] =
    fresh === HE ? ["he", "him", "his", "himself"] : ["she", "her", "her", "herself"];
  if (word === old[0]) return subject;
  if (word.endsWith("self")) return self;
  return possessive ? own : object;
}

function personEdits(task: EditTask, index: number): Edit[] {
  const { query, inventory, others, random } = task;
  const phrase = query.phrases[index];
  const word = phrase?.noun?.lemma;
  const choices = word === undefined ? undefined : PERSON_WORDS[word];
  if (phrase === undefined || word === undefined || choices === undefined || phrase.modifiers.length > 0)
    return [];
  const drawn = drawFillers(
    inventory,
    ["c|adult", "c|child", "c|role"],
    (filler) => filler.endsWith("+") === phrase.plural && choices.includes(filler.replace(/\+$/u, "")),
    random,
    2,
  );
  return drawn.flatMap(({ filler }): Edit[] => {
    const lemma = filler.replace(/\+$/u, "");
    if (nounByLemma(lemma) === undefined || mentionsPerson(task, lemma) || mentionsNoun(others, lemma))
      return [];
    const pronouns = pronounChanges(task, index, word, lemma);
    if (pronouns === undefined) return [];
    const change: Change = { kind: "noun", phrase: index, lemma };
    return [
      {
        category: "Attribute/AttributeValue",
        changes: [change, ...pronouns],
        locks: [`phrase ${index}`],
        claim: {
          family: "person",
          shown: thingText(query, index),
          asked: () => thingText(query, index, [change]),
          plural: phrase.plural,
          actor: "",
        },
        strength: 0.9,
      },
    ];
  });
}

/** True when other texts speak of a person of that gender or age, by noun or pronoun. */
function mentionsPerson(task: EditTask, lemma: string): boolean {
  const { nouns, words } = task.others;
  const pronouns = FEMALE.has(lemma) ? SHE : HE;
  if (pronouns.some((word) => words.has(word))) return true;
  const mates = FEMALE.has(lemma)
    ? FEMALE
    : ["man", "guy", "gentleman", "boy", "husband", "father", "dad", "son", "brother", "male"];
  for (const mate of mates) if (nouns.has(mate)) return true;
  return nouns.has("people") || nouns.has("person");
}

/** Attribute/AttributeValue: another colour, size, material, mood, age or gender. */
export const attributeEdits: EditFamily = (task) =>
  task.query.phrases.flatMap((_, index) => [...adjectiveEdits(task, index), ...personEdits(task, index)]);
