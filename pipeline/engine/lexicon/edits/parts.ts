import { isPart, isWorn } from "../../../lib/words/classes.ts";
import { isSpokenPlural, thingText } from "./describe.ts";
import type { EditFamily } from "./edit.ts";
import { drawNouns } from "./nouns.ts";
import { isWornHere } from "./objects.ts";

/** Parts that a gesture or a viewpoint needs whatever happens: replacing them says nothing visible. */
const HELD_WITH = new Set(["hand", "back", "face", "head", "lap"]);

/** Object/ObjectPartRelation: another part of a whole, or something else worn by the same person. */
export const partEdits: EditFamily = (task) =>
  task.query.phrases.flatMap((phrase, index) => {
    const { noun } = phrase;
    if (noun === undefined || phrase.pronoun) return [];
    const worn = isWornHere(task, phrase);
    if (!worn && !isPart(noun)) return [];
    if (isPart(noun) && phrase.kind === "a" && noun.classes[0] === "bodypart") return [];
    const idle = HELD_WITH.has(noun.lemma) && phrase.preposition !== undefined;
    const nouns = drawNouns(
      task,
      index,
      (other) => (worn ? isWorn(other) : other.classes[0] === noun.classes[0]),
      3,
    );
    return nouns.map((other) => {
      const change = { kind: "noun", phrase: index, lemma: other.lemma } as const;
      return {
        category: "Object/ObjectPartRelation" as const,
        changes: [change],
        locks: [`phrase ${index}`],
        claim: {
          family: "part" as const,
          shown: thingText(task.query, index),
          asked: () => thingText(task.query, index, [change]),
          plural: isSpokenPlural(task.query, index, other),
          actor: "",
        },
        strength: idle ? 0.6 : 0.95,
      };
    });
  });
