import type { Finding } from "../../schemas/finding.ts";
import { CATEGORY_PATHS } from "../../schemas/category.ts";
import { categoryTag } from "../lib/categories.ts";
import { clue, cluesIn, plainLower } from "../lib/search.ts";
import { analysisOf, refusalAnalysisOf } from "./analysis.ts";
import { error, type FindingPath } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "leaked-format";

const NAMES = CATEGORY_PATHS.flatMap((path) => [path, categoryTag(path), path.slice(path.indexOf("/") + 1)])
  // "Counting" and "Comparison" are plain words of English
  .filter((text) => !/^(?:Counting|Comparison)$/u.test(text));
const LEAKS = [
  /<\/?[a-z][^<>]{0,80}>|```|[{}\\]/iu,
  /irrelevant_answer|applied_categories|difficulty_tag|irrel_query|video_context|related_query/iu,
  new RegExp(`\\b(?:${NAMES.join("|")})\\b`, "iu"),
];

/** Characters and parts of words without one of which nothing can leak. */
const MARKS = /[<`{}\\]/;
const CLUE = clue(
  "irrelevant applied difficulty irrel context related actionsequence finegrained objectexistence objectpart objectspatial objectmoving " +
    "sceneexistence scenetransition attribute",
);

/** Neither query nor refusal shows the format it came in. */
export const leakedFormat: NegativeRule = {
  name,
  description:
    "No tag, category name, JSON bracket, field name or code fence stands in the query or the refusal.",
  scope: "negative",
  check: (facts) => [
    ...leaks("query", facts.query, cluesOf(facts.query, analysisOf(facts).queryWords)),
    ...leaks("refusal", facts.refusalText, refusalAnalysisOf(facts).clues),
  ],
};

/** Clues in a query; all of them when it is longer than its analysis or not ASCII. */
function cluesOf(query: string, words: readonly string[]): number {
  return query.length > 2000 || plainLower(query) === null ? -1 : cluesIn(words);
}

function leaks(path: FindingPath, text: string, clues: number): Finding[] {
  if ((clues & CLUE) === 0 && !MARKS.test(text)) return [];
  const [leak] = LEAKS.flatMap((pattern) => pattern.exec(text) ?? []);
  if (leak === undefined) return [];
  return [
    error(name, path, "a tag, name or bracket of the reply's format stands in the text", { actual: leak }),
  ];
}
