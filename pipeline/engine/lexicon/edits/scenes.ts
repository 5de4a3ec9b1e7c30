import { LOCATING } from "../../../lib/words/data/preposition-sets.ts";
import { OWNED, SHOPS } from "../../../lib/words/data/noun-sets.ts";
import { ENTERING } from "../../../lib/words/data/verb-sets.ts";
import { isScene, mayHold } from "../../../lib/words/classes.ts";
import type { Noun } from "../../../lib/words/nouns.ts";
import type { NounPhrase } from "../analysis/query.ts";
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
    "dish snack drink",
    "restaurant,cafe,bar,kitchen,dining room,living room,bedroom,car,park,hotel,backyard,garden,patio,balcony,market,house,apartment,hotel room,office,coffee shop,bakery,beach,train,plane,boat,tent,rooftop",
  ],
  [
    "sport ball bat",
    "gym,gymnasium,field,park,beach,yard,backyard,street,court,arena,stadium,driveway,playground,lawn,parking lot,soccer field,football field,tennis court,basketball court,volleyball court,garden,school,pool",
  ],
];

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
      phrase.noun !== undefined &&
      !mayHold(noun, phrase.noun) &&
      (!outward || noun.classes[0] === phrase.noun?.classes[0]) &&
      (hosts === undefined || hosts.has(noun.lemma)) &&
      (!owned || noun.classes[0] === "room" || OWNED.has(noun.lemma));
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
