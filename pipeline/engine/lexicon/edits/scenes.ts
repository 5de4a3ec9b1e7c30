import { isScene } from "../../../lib/words/classes.ts";
import type { Noun } from "../../../lib/words/nouns.ts";
import type { NounPhrase } from "../analysis/query.ts";
import { isSpokenPlural, phraseText } from "./describe.ts";
import type { EditFamily, EditTask } from "./edit.ts";
import { drawNouns } from "./nouns.ts";

const LOCATING = new Set([
  "in",
  "at",
  "into",
  "on",
  "onto",
  "through",
  "across",
  "inside",
  "inside of",
  "outside",
  "out of",
  "from",
  "to",
  "near",
  "around",
  "along",
  "down",
  "up",
  "by",
  "over",
  "past",
  "out",
  "next to",
  "in front of",
  "in the middle of",
]);
const ENTERING = new Set(["enter", "exit", "leave", "cross", "visit", "tour", "approach"]);

/** True when the phrase says where something happens. */
export function locates(task: EditTask, phrase: NounPhrase, index: number): boolean {
  if (phrase.noun === undefined || !isScene(phrase.noun)) return false;
  const before = phrase.preposition === undefined ? undefined : task.query.tokens[phrase.preposition]?.lower;
  if (before !== undefined) return LOCATING.has(before);
  return task.query.verbs.some((verb) => verb.object === index && ENTERING.has(verb.lemma));
}

/** Places besides rooms that people have of their own. */
const OWNED = new Set(
  "yard garden backyard driveway house apartment studio shop store salon restaurant cabin tent lawn pool car boat van truck".split(
    " ",
  ),
);

/** Where meals are had and games are played. */
const HOSTS: readonly (readonly [classes: string, places: string])[] = [
  [
    "dish snack drink",
    "restaurant,cafe,bar,kitchen,dining room,living room,bedroom,car,park,hotel,backyard,garden,patio,balcony,market,mall,house,apartment,hotel room,office,coffee shop,bakery,beach,train,plane,boat,tent,store,supermarket,grocery store,rooftop",
  ],
  [
    "sport ball bat",
    "gym,gymnasium,field,park,beach,yard,backyard,street,court,arena,stadium,driveway,playground,lawn,parking lot,soccer field,football field,tennis court,basketball court,volleyball court,garden,school,pool",
  ],
];

const SHOPS = new Set(
  "store,shop,supermarket,market,grocery store,mall,shopping mall,bakery,clothing store,toy store,bookstore,hardware store,pharmacy".split(
    ",",
  ),
);

/** Places where what the query names makes sense; undefined when it asks for none in particular. */
function hostsOf({ query }: EditTask): ReadonlySet<string> | undefined {
  if (query.verbs.some(({ lemma }) => lemma === "shop" || lemma === "buy")) return SHOPS;
  const named = query.phrases.map((phrase) => phrase.noun?.classes[0] ?? "?");
  const found = HOSTS.find(([classes]) => named.some((name) => classes.split(" ").includes(name)));
  return found === undefined ? undefined : new Set(found[1].split(","));
}

/** Scene/SceneExistence: another place where it happens. */
export const sceneEdits: EditFamily = (task) =>
  task.query.phrases.flatMap((phrase, index) => {
    if (!locates(task, phrase, index)) return [];
    const owned = task.query.tokens[phrase.determiner ?? -1]?.tag === "possessive";
    const hosts = hostsOf(task);
    const outward = ["out", "outside"].includes(
      task.query.tokens[(phrase.preposition ?? 0) - 1]?.lower ?? "",
    );
    const fits = (noun: Noun): boolean =>
      isScene(noun) &&
      (!outward || noun.classes[0] === phrase.noun?.classes[0]) &&
      (hosts === undefined || hosts.has(noun.lemma)) &&
      (!owned || noun.classes[0] === "room" || OWNED.has(noun.lemma));
    return drawNouns(task, index, fits, 3).map(({ noun, balance }) => {
      const change = { kind: "noun", phrase: index, lemma: noun.lemma } as const;
      return {
        category: "Scene/SceneExistence" as const,
        changes: [change],
        locks: [`phrase ${index}`],
        claim: {
          family: "scene" as const,
          shown: phraseText(task.query, index),
          asked: () => phraseText(task.query, index, [change]),
          plural: isSpokenPlural(task.query, index, noun),
          actor: "",
        },
        strength: 0.9 * balance,
      };
    });
  });
