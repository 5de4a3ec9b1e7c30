import { COMPARATIVES } from "../../../lib/words/attributes.ts";
import { isAnimate } from "../../../lib/words/classes.ts";
import { NOT_DESCRIBED } from "../../../lib/words/data/noun-sets.ts";
import { phraseText } from "./describe.ts";
import type { EditFamily } from "./edit.ts";

/** Said of living things only: older films are no opposite of younger ones. */
const AGES = new Set(["older", "younger", "oldest", "youngest"]);

/** Words after a comparative that are part of what it says: "bigger than the other". */
const TAIL = 3;

/** Attribute/Comparison: the comparison the other way round. */
export const comparisonEdits: EditFamily = (task) =>
  task.query.tokens.flatMap((token, at) => {
    const flipped = COMPARATIVES[token.lower];
    const { tokens } = task.query;
    if (flipped === undefined || task.mentions.words.has(flipped)) return [];
    if (
      tokens[at + 1]?.lower === "part" ||
      token.lower === "more" ||
      token.lower === "further" ||
      ["no", "much"].includes(tokens[at - 1]?.lower ?? "")
    )
      return [];
    const next = tokens[at + 1];
    const compared =
      next !== undefined && !next.broken && next.lower === "than" && tokens[at + 2]?.tag !== "verb";
    // "A larger paint brush": more words than were read as its name.
    const after = tokens[at + 2];
    if (after !== undefined && !after.broken && (after.tag === "noun" || after.verb?.form === "base"))
      return [];
    const named = next?.tag === "noun" && !next.broken && !NOT_DESCRIBED.has(next.lower);
    if (!compared && !named) return [];
    if (named && AGES.has(token.lower) && !(next.noun !== undefined && isAnimate(next.noun.noun))) return [];
    const phrase = task.query.phrases.findIndex((one) => one.adjectives.includes(at));
    const change = { kind: "word" as const, at, text: flipped };
    const thing = (changes: readonly (typeof change)[]): string | undefined =>
      named && phrase >= 0 && task.query.phrases[phrase]?.head === at + 1
        ? phraseText(task.query, phrase, changes)
        : undefined;
    const tail = compared ? tokens.slice(at + 1, at + 1 + TAIL).map((one) => one.lower) : [next?.lower ?? ""];
    return [
      {
        category: "Attribute/Comparison" as const,
        changes: [change],
        locks: [`token ${at}`],
        claim: () => ({
          family: "comparison" as const,
          shown: thing([]) ?? [token.lower, ...tail].join(" "),
          asked: () => thing([change]) ?? [flipped, ...tail].join(" "),
          plural: false,
        }),
        strength: 0.9,
      },
    ];
  });
