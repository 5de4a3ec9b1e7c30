import { FEMALE, HE, isOfGender, mentionsPersonLike, SHE } from "../../../lib/words/gender.ts";
import { attributesOf, PERSON_WORDS } from "../../../lib/words/attributes.ts";
import { verbReadings } from "../../../lib/words/verbs.ts";
import { nounByLemma } from "../../../lib/words/nouns.ts";
import { isAnimal, isPart, isPerson, kinOf } from "../../../lib/words/classes.ts";
import type { NounPhrase } from "../analysis/query.ts";
import { attributeKeys, nounFiller } from "../inventory/slots.ts";
import { thingText } from "./describe.ts";
import { drawFillers } from "./draw.ts";
import { isInName } from "./nouns.ts";
import type { Change, Edit, EditFamily, EditTask } from "./edit.ts";

/** Words after which an adjective does not describe what is seen: "a little bit", "a long time". */
const NOT_DESCRIBED = new Set([
  "bit",
  "time",
  "while",
  "way",
  "moment",
  "day",
  "night",
  "one",
  "year",
  "amount",
  "amounts",
  "number",
  "part",
  "distance",
  "lot",
]);

/** Attributes that are said of people; a colour before a person is seldom one of the picture. */
const OF_PERSONS = new Set(["age", "build", "mood", "head", "hairshape", "hair"]);

/** True for phrases whose adjectives cannot be told apart: "a lime green jacket", "a little kids hand". */
function isComposite(task: EditTask, phrase: NounPhrase): boolean {
  const colours = phrase.adjectives.filter((place) =>
    attributesOf(task.query.tokens[place]?.lower ?? "").some(({ set }) => set === "colour"),
  );
  const owners = phrase.modifiers.some((place) => {
    const noun = task.query.tokens[place]?.noun?.noun;
    return noun !== undefined && isPerson(noun);
  });
  // "A man in gray throws pottery": a verb that was taken for a noun.
  const acts = [...phrase.modifiers, ...phrase.adjectives].some((place) =>
    verbReadings(task.query.tokens[place]?.lower ?? "").some(({ form }) => form === "s"),
  );
  const joined = phrase.adjectives.some((place) =>
    [place - 1, place + 1].some((near) => ["and", "or"].includes(task.query.tokens[near]?.lower ?? "")),
  );
  return colours.length > 1 || owners || acts || joined;
}

/** Sizes that any thing may have. */
const PLAIN_SIZES = new Set(["big", "large", "small"]);

/** Attributes that nearly anything has: drawn from all things when few of the kind are described. */
const WIDE = new Set(["colour", "size"]);

const PERSONS_ONLY = new Set(["age", "build", "mood", "stature"]);
/** Things whose colour is that of their kind. */
const NATURAL = new Set(
  "grass tree trees sky water snow scene leaf leaves plant plants bush bushes field forest yard lawn area land waters vegetables light desert".split(
    " ",
  ),
);

/** Colours of animals. */
const FUR = new Set("black white brown grey gray tan golden".split(" "));

function adjectiveEdits(task: EditTask, index: number): Edit[] {
  const { query, inventory, mentions, random } = task;
  const phrase = query.phrases[index];
  if (phrase === undefined || NOT_DESCRIBED.has(query.tokens[phrase.head]?.lower ?? "")) return [];
  const ofPerson = phrase.noun !== undefined && isPerson(phrase.noun) && phrase.noun.classes[0] !== "group";
  if (isComposite(task, phrase)) return [];
  const living = phrase.noun !== undefined && isAnimal(phrase.noun);
  const ofChild = phrase.noun?.classes[0] === "child";
  return phrase.adjectives.flatMap((place) => {
    const word = query.tokens[place]?.lower ?? "";
    if (isInName(query, place)) return [];
    // "The brown dog's fur": the adjective is the owner's.
    if (query.tokens.slice(place, phrase.head).some((token) => token.tag === "possessive")) return [];
    return attributesOf(word).flatMap(({ set, others }) => {
      if (ofPerson ? !OF_PERSONS.has(set) : PERSONS_ONLY.has(set)) return [];
      if (phrase.noun === undefined && set !== "colour") return [];
      if (set === "side" && phrase.noun !== undefined && isPart(phrase.noun)) return [];
      if (set === "fullness" && !kinOf("vessel").has(phrase.noun?.classes[0] ?? "?")) return [];
      if (set === "colour" && NATURAL.has(query.tokens[phrase.head]?.lower ?? "")) return [];
      const drawn = drawFillers(
        inventory,
        WIDE.has(set) || ofPerson ? attributeKeys(set, phrase) : attributeKeys(set, phrase).slice(0, 2),
        (filler) =>
          others.includes(filler) &&
          !mentions.words.has(filler) &&
          (set !== "colour" || !living || FUR.has(filler)) &&
          (set !== "size" || PLAIN_SIZES.has(filler)) &&
          (!ofChild || (filler !== "old" && filler !== "elderly" && filler !== "middle-aged")),
        random,
        3,
        word,
      );
      return drawn.map(({ filler, balance }): Edit => {
        const change: Change = { kind: "word", at: place, text: filler };
        return {
          category: "Attribute/AttributeValue",
          changes: [change],
          locks: [`token ${place}`],
          claim: {
            family: "attribute",
            shown: thingText(query, index),
            asked: () => thingText(query, index, [change]),
            plural: phrase.plural,
            actor: "",
          },
          strength: balance,
        };
      });
    });
  });
}

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
  // "To he camera": a slip of the annotator, and no pronoun.
  if (tokens.some((token, at) => old[0] === token.lower && tokens[at + 1]?.tag === "noun")) return undefined;
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
  const { query, inventory, random } = task;
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
    nounFiller(word, phrase.plural),
  );
  if (query.tokens.some((token) => token.lower === "he's" || token.lower === "she's")) return [];
  const owners = query.tokens.filter((token) => token.tag === "possessive");
  if (owners.some((token) => token.lower.replace(/['’]s?$/u, "") in PERSON_WORDS)) return [];
  if (query.tokens.some((token) => GENDERED.has(token.noun?.noun.lemma ?? token.lower))) return [];
  return drawn.flatMap(({ filler, balance }): Edit[] => {
    const lemma = filler.replace(/\+$/u, "");
    if (nounByLemma(lemma) === undefined || mentionsPersonLike(task.others, lemma)) return [];
    if (query.phrases.some((other, i) => i !== index && isOfGender(other.noun?.lemma, lemma))) return [];
    const pronouns = pronounChanges(task, index, word, lemma);
    if (pronouns === undefined) return [];
    const change: Change = { kind: "noun", phrase: index, lemma };
    return [
      {
        category: "Attribute/AttributeValue",
        changes: [change, ...pronouns],
        locks: [`phrase ${index}`],
        claim: {
          family: query.verbs.some((verb) => verb.subject === index) ? "person" : "object",
          shown: thingText(query, index),
          asked: () => thingText(query, index, [change]),
          plural: phrase.plural,
          actor: "",
        },
        strength: 0.7 * balance,
      },
    ];
  });
}

/** Words that fit one gender only: with them a change of gender makes no sense. */
const GENDERED = new Set(
  "beard mustache bikini dress skirt makeup lipstick mascara bra gown pregnant blouse wife husband girlfriend boyfriend bride groom shirtless topless hijab heel sari saree mascara eyeliner".split(
    " ",
  ),
);

/** Attribute/AttributeValue: another colour, size, material, mood, age or gender. */
export const attributeEdits: EditFamily = (task) =>
  task.query.phrases.flatMap((_, index) => [...adjectiveEdits(task, index), ...personEdits(task, index)]);
