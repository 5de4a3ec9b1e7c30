import { LOCATING, WITHIN } from "../../../lib/words/data/preposition-sets.ts";
import {
  NEVER_DRAWN,
  OPEN_VENUES,
  OWNED,
  SHARED_ROOMS,
  SHOPS,
  STOOD_ON,
  VENUES,
  WIDE_PLACES,
} from "../../../lib/words/data/noun-sets.ts";
import { BEING_THERE, ENTERING } from "../../../lib/words/data/verb-sets.ts";
import { isScene, mayHold } from "../../../lib/words/classes.ts";
import { LIGHT_VERBS } from "../../../lib/words/function-words.ts";
import type { Noun } from "../../../lib/words/nouns.ts";
import type { NounPhrase } from "../analysis/query.ts";
import { nounKeys } from "../inventory/slots.ts";
import { isSpokenPlural, phraseText, thingText, wordChanges } from "./describe.ts";
import type { EditFamily, EditTask } from "./edit.ts";
import { drawNouns } from "./nouns.ts";

/** True when the phrase says where something happens. */
export function locates(task: EditTask, phrase: NounPhrase, index: number): boolean {
  if (phrase.noun === undefined || !isScene(phrase.noun)) return false;
  const before = phrase.preposition === undefined ? undefined : task.query.tokens[phrase.preposition]?.lower;
  if (before !== undefined) return LOCATING.has(before);
  return task.query.verbs.some((verb) => verb.object === index && ENTERING.has(verb.lemma));
}

/** Where meals are had and games are played. */
const HOSTS: readonly (readonly [classes: string, places: string])[] = [
  [
    "dish snack drink fruit vegetable ingredient",
    "restaurant,cafe,bar,kitchen,dining room,living room,bedroom,car,park,hotel,backyard,garden,patio,balcony,market,house,apartment,hotel room,office,coffee shop,bakery,beach,train,plane,boat,tent,rooftop",
  ],
  [
    "sport ball bat",
    "gym,gymnasium,field,park,beach,yard,backyard,street,court,arena,stadium,driveway,playground,lawn,parking lot,soccer field,football field,tennis court,basketball court,volleyball court,garden,school,pool",
  ],
  ["gymgear", "gym,gymnasium,garage,basement,backyard,studio,bedroom,living room,yard,park"],
];

/** Places where what the query names makes sense; undefined when it asks for none in particular. */
function hostsOf({ query }: EditTask): ReadonlySet<string> | undefined {
  if (query.verbs.some(({ lemma }) => lemma === "shop" || lemma === "buy")) return SHOPS;
  const named = query.phrases.map((phrase) => phrase.noun?.classes[0] ?? "?");
  const found = HOSTS.find(([classes]) => named.some((name) => classes.split(" ").includes(name)));
  return found === undefined ? undefined : new Set(found[1].split(","));
}

/** True where the text says more of the place: "the bathroom at home", "a gym with weight racks", a second setting. */
function isFurnished({ query }: EditTask, index: number): boolean {
  const beach = query.phrases[index]?.noun?.lemma === "beach";
  if (query.tokens.some(({ lower }) => lower === "home" || (beach && BY_THE_SEA.has(lower)))) return true;
  if (query.prepositions.some(({ after, word }) => after === index && (word === "with" || word === "of")))
    return true;
  if (query.phrases[index]?.noun?.lemma === "zoo") return true;
  // "A shop called Bikes and More"
  const after = query.tokens[(query.phrases[index]?.head ?? 0) + 1];
  if (after !== undefined && !after.broken && NAMING.has(after.lower)) return true;
  return query.phrases.some(({ noun }, other) => other !== index && noun !== undefined && isScene(noun));
}

const BY_THE_SEA = new Set(
  "sand sandy wave waves surf sea ocean water surfboard surfboards shells lotion sunscreen sun tan".split(
    " ",
  ),
);

const NAMING = new Set(["called", "named", "titled", "where", "that", "which"]);

/** Fewest videos that must show an act in such a place for a wide place to stand for a small one, or a small for a wide. */
const OFTEN = 2;

function isWideEnough({ query, inventory }: EditTask, index: number, before: Noun, noun: Noun): boolean {
  if (WIDE_PLACES.has(before.lemma) === WIDE_PLACES.has(noun.lemma)) return true;
  const [key = ""] = nounKeys(query, index)
    .filter((one) => one.startsWith("vp|"))
    .slice(-1);
  return inventory.count(key, noun.lemma) >= OFTEN;
}

/** False for a venue in which others things are done: nobody has a pedicure in a factory. */
function servesAlike({ query, inventory }: EditTask, index: number, before: Noun, noun: Noun): boolean {
  const slot = query.prepositions.find(({ phrase }) => phrase === index);
  const verb = query.verbs[slot?.verb ?? -1]?.lemma;
  const [main, other] = [before.classes[0], noun.classes[0]];
  // "On a field", but not on a castle.
  const on = slot?.word === "on" || slot?.word === "onto";
  if (on && (other === "venue" || other === "room") && !OPEN_VENUES.has(noun.lemma)) return false;
  const alike = VENUES.every((venues) => venues.has(before.lemma) === venues.has(noun.lemma));
  const herd = query.phrases.some((phrase) => phrase.noun?.classes[0] === "farm");
  if (herd && other !== "outdoor") return alike;
  if (verb === undefined) return alike && main === other;
  if (alike || BEING_THERE.has(verb)) return true;
  return !LIGHT_VERBS.has(verb) && inventory.count(`vp|${verb}|${slot?.word ?? ""}`, noun.lemma) > 0;
}

/** Scene/SceneExistence: another place where it happens. */
export const sceneEdits: EditFamily = (task) =>
  task.query.phrases.flatMap((phrase, index) => {
    if (!locates(task, phrase, index) || isFurnished(task, index)) return [];
    const owned = task.query.tokens[phrase.determiner ?? -1]?.tag === "possessive";
    const hosts = hostsOf(task);
    const before = task.query.tokens[phrase.preposition ?? -1]?.lower ?? "";
    const outward = ["out", "outside"].includes(
      task.query.tokens[(phrase.preposition ?? 0) - 1]?.lower ?? "",
    );
    const fits = (noun: Noun): boolean =>
      isScene(noun) &&
      !NEVER_DRAWN.has(noun.lemma) &&
      !(STOOD_ON.has(noun.lemma) && WITHIN.has(before)) &&
      phrase.noun !== undefined &&
      !mayHold(noun, phrase.noun) &&
      isWideEnough(task, index, phrase.noun, noun) &&
      servesAlike(task, index, phrase.noun, noun) &&
      (!outward || noun.classes[0] === phrase.noun?.classes[0]) &&
      (hosts === undefined || hosts.has(noun.lemma)) &&
      (!owned || (noun.classes[0] === "room" && !SHARED_ROOMS.has(noun.lemma)) || OWNED.has(noun.lemma));
    return drawNouns(task, index, fits, 3).map(({ noun, balance }) => {
      const change = { kind: "noun", phrase: index, lemma: noun.lemma } as const;
      return {
        category: "Scene/SceneExistence" as const,
        changes: [change],
        locks: [`phrase ${index}`],
        claim: () => ({
          family: "scene" as const,
          shown: (owned ? thingText : phraseText)(task.query, index),
          asked: (changes) => (owned ? thingText : phraseText)(task.query, index, wordChanges(changes)),
          plural: isSpokenPlural(task.query, index, noun),
        }),
        strength: 0.9 * balance,
      };
    });
  });
