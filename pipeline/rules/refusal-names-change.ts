import { stem } from "../lib/inflection.ts";
import { type Word, wordOf } from "../lib/vocabulary.ts";
import { mayEntail } from "../lib/words/same-meaning.ts";
import { verbReadings } from "../lib/words/verbs.ts";
import type { RefusalAnalysis } from "./analysis.ts";
import { suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-names-change";

/** Share of the 8 odd labelled records that it flags whose refusal names a side in no words (95 % interval 2 to 47 %; test/audit/labels). */
const MEASURED = 0.13;

/** Words of place, order, number and the like, and for people and things in general: a refusal says them in too many ways to look for. */
const UNTELLING = new Set(
  (
    "in on at by to up down out off from with for over through around under into onto of away back inside outside toward towards " +
    "then first before after while when until finally later next once again one two three several some other another both " +
    "person people someone somebody man woman thing things something stuff item items object objects begin begins start starts " +
    "started began starting beginning finish finishes finishing there here slowly quickly suddenly " +
    "himself herself itself themselves yourself myself else"
  ).split(" "),
);

/** Stems of words that stand in refusals whatever was changed ("inconsistent with the video", "no part of it"): to find them there names nothing. */
const SAID_ANYWAY = new Set("in on at to from with for by then there".split(" ").map(stem));

/** Acts, with words of which one stands in whatever says them otherwise: undressing is taking clothes off. */
const OTHERWISE = (
  [
    ["dress undress wear", "clothes clothing garment garments shirt pants jacket"],
    ["undress", "taking removing removal"],
    ["take remove get", "taking taken removed removing removal retrieving retrieval pulling picking"],
    ["put add place", "placing placed placement adding setting putting inserting insertion"],
    ["tidy clean organize arrange", "organizing tidying arranging cleaning"],
    ["sit stand", "seated standing sitting rising"],
    ["leave exit", "leaving leaves exiting exits exit departure"],
    ["come enter arrive", "arrival entry entrance entering into"],
  ] as const
).map(([acts, words]) => [acts.split(" "), words.split(" ")] as const);

/** The refusal names what the query asks for in vain and what the video shows instead. */
export const refusalNamesChange: NegativeRule = {
  name,
  description:
    "The refusal names at least one thing or act that the edit put in and one that it took out: the word in any inflection, or one for the same or of its kind. " +
    "Words of place, order and number alone can be said in too many ways and are not looked for.",
  scope: "negative",
  check: (facts) => {
    const { addedStems, removedStems, queryWords, originalWords } = facts.analysis;
    const said = facts.refusalAnalysis;
    const asked = names(said, queryWords, addedStems, removedStems);
    const shown = names(said, originalWords, removedStems, addedStems);
    if (asked && shown) return [];
    const missing = [
      ...(asked ? [] : [`what the query asks for in vain (${addedStems.join(" or ")})`]),
      ...(shown ? [] : [`what the video shows instead (${removedStems.join(" or ")})`]),
    ].join(" and ");
    return [
      suspicion(name, "refusal", `does not name ${missing}`, {
        actual: facts.refusalText,
        probability: MEASURED,
      }),
    ];
  },
};

/**
 * Whether the refusal says any of the stems, or else any of the words that they stand for in another way; true when there is
 * nothing to say. Words of the other side, and words general enough to stand for both, name nothing.
 */
function names(
  { words, stems: said }: RefusalAnalysis,
  text: readonly string[],
  stems: readonly string[],
  others: readonly string[],
): boolean {
  const looked = stems.filter((one) => !SAID_ANYWAY.has(one));
  if (stems.length === 0 || looked.some((one) => said.some((other) => isSameWord(other, one)))) return true;
  const telling = text.filter((word) => stems.includes(stem(word)) && !UNTELLING.has(word));
  const left = words.filter((word) => !others.includes(stem(word.text)));
  return telling.length === 0 || telling.some((word) => left.some((other) => saysOtherwise(other, word)));
}

function saysOtherwise(said: Word, word: string): boolean {
  if (mayEntail(said, wordOf(word))) return true;
  const acts = verbReadings(word).map(({ lemma }) => lemma);
  return OTHERWISE.some(
    ([lemmas, ways]) => ways.includes(said.text) && acts.some((act) => lemmas.includes(act)),
  );
}

/** Equal stems, or one the beginning or, in a compound, the end of the other: "sneez" and "sneezer", "shelf" and "bookshelf". */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 4) return false;
  return (long.startsWith(short) && long.length - short.length <= 3) || long.endsWith(short);
}
