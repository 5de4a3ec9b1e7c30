import { type AttributeValue, attributesOf } from "../../../lib/words/attributes.ts";
import { isAnimal, isPart, isPerson, isScene, kinOf } from "../../../lib/words/classes.ts";
import {
  FUR,
  OF_PERSONS,
  OF_SCENES,
  PERSONS_ONLY,
  PLAIN_LIGHTS,
  PLAIN_SIZES,
  PREDICATED,
  WIDE,
} from "../../../lib/words/data/attribute-sets.ts";
import { NATURALLY_COLOURED, NOT_DESCRIBED, OF_WOOD } from "../../../lib/words/data/noun-sets.ts";
import { verbReadings } from "../../../lib/words/verbs.ts";
import type { NounPhrase } from "../analysis/query.ts";
import { attributeKeys } from "../inventory/slots.ts";
import { innerWords, isShownPlural, thingText } from "./describe.ts";
import { type Drawn, drawFillers } from "./draw.ts";
import type { AttributeClaim, Change, Edit, EditFamily, EditTask } from "./edit.ts";
import { isHalfOfName, isInName, isQuoted, namesTwo } from "./fixed.ts";
import { changedTexts } from "./realise.ts";

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

/** True when such an attribute is said of the thing for its own sake. */
function describes(phrase: NounPhrase, head: string, set: string): boolean {
  const { noun } = phrase;
  const ofPerson = noun !== undefined && isPerson(noun) && noun.classes[0] !== "group";
  if (ofPerson ? !OF_PERSONS.has(set) : PERSONS_ONLY.has(set)) return false;
  if (noun === undefined && (set !== "colour" || verbReadings(head).length > 0)) return false;
  if (set === "side" && noun !== undefined && isPart(noun)) return false;
  if (noun !== undefined && isScene(noun) && !OF_SCENES.has(set)) return false;
  if (set === "material" && OF_WOOD.has(noun?.lemma ?? "")) return false;
  if (set === "fullness" && !kinOf("vessel").has(noun?.classes[0] ?? "?")) return false;
  return set !== "colour" || !NATURALLY_COLOURED.has(head);
}

/** Ages that no child has, and those that only children have. */
const GROWN = new Set(["old", "elderly", "middle-aged"]);
const CHILDISH = new Set(["little", "teenage"]);
const NEITHER = new Set<string>();

function drawValues(task: EditTask, phrase: NounPhrase, word: string, value: AttributeValue): Drawn[] {
  const { set, others } = value;
  const { noun } = phrase;
  const ofPerson = noun !== undefined && isPerson(noun) && noun.classes[0] !== "group";
  const living = noun !== undefined && isAnimal(noun);
  const ofChild = noun?.classes[0] === "child";
  const keys = attributeKeys(set, phrase);
  // "The older man shows the younger man": either may be young.
  if (ofPerson && namesTwo(task.query, phrase)) return [];
  return drawFillers(
    task.inventory,
    WIDE.has(set) || ofPerson ? keys : keys.slice(0, 2),
    (filler) =>
      others.includes(filler) &&
      !task.mentions.words.has(filler) &&
      (set !== "colour" || !living || FUR.has(filler)) &&
      (set !== "size" || PLAIN_SIZES.has(filler)) &&
      (set !== "light" || PLAIN_LIGHTS.has(filler)) &&
      !(ofChild ? GROWN : ofPerson ? CHILDISH : NEITHER).has(filler) &&
      // "The older girl" is the older of several.
      !(ofChild && filler === "older" && phrase.kind === "the"),
    task.random,
    3,
    word,
  );
}

/** The value by itself, for attributes that can be said after "is". */
function valueOf(
  { query }: EditTask,
  index: number,
  place: number,
  set: string,
  asked: string,
): AttributeClaim | undefined {
  const phrase = query.phrases[index];
  if (phrase === undefined || !PREDICATED.has(set)) return undefined;
  const without: Change = { kind: "word", at: place, text: "" };
  return {
    thing: innerWords(query, phrase, changedTexts(query, [without])),
    shown: query.tokens[place]?.lower ?? "",
    asked,
    alone: (changes) => changes.some((change) => change.kind === "noun" && change.phrase === index),
  };
}

/** Said of glass and the like: no other material is clear. */
const CLEAR = new Set(["clear", "transparent", "see-through"]);

function adjectiveEdits(task: EditTask, index: number): Edit[] {
  const { query } = task;
  const phrase = query.phrases[index];
  const head = query.tokens[phrase?.head ?? -1]?.lower ?? "";
  if (phrase === undefined || NOT_DESCRIBED.has(head) || isComposite(task, phrase)) return [];
  // "A black head covering", "a mainly black intro": the phrase is longer than what was read.
  if (isHalfOfName(query, phrase) || query.tokens[phrase.start - 1]?.tag === "adverb") return [];
  return phrase.adjectives.flatMap((place) => {
    if (isInName(query, place) || isQuoted(query, place)) return [];
    // "The brown dog's fur": the adjective is the owner's.
    if (query.tokens.slice(place, phrase.head).some((token) => token.tag === "possessive")) return [];
    const word = query.tokens[place]?.lower ?? "";
    // "The old woman and the girl …, and the old woman": the same one, described twice.
    const described = query.tokens.filter(
      ({ lower }, at) => lower === word && query.tokens[at + 1]?.lower === head,
    );
    if (described.length > 1) return [];
    const clear = phrase.adjectives.some((at) => CLEAR.has(query.tokens[at]?.lower ?? ""));
    return attributesOf(word).flatMap((value) => {
      if (!describes(phrase, head, value.set) || (clear && value.set === "material")) return [];
      return drawValues(task, phrase, word, value).map(({ filler, balance }): Edit => {
        const change: Change = { kind: "word", at: place, text: filler };
        return {
          category: "Attribute/AttributeValue",
          changes: [change],
          locks: [`token ${place}`],
          claim: () => ({
            family: "attribute",
            shown: thingText(query, index),
            asked: () => thingText(query, index, [change]),
            plural: isShownPlural(query, index),
            shownPlural: isShownPlural(query, index),
            value: valueOf(task, index, place, value.set, filler),
          }),
          strength: balance,
        };
      });
    });
  });
}

/** Attribute/AttributeValue of things and people: another colour, size, material, mood or age. */
export const attributeEdits: EditFamily = (task) =>
  task.query.phrases.flatMap((_, index) => adjectiveEdits(task, index));
