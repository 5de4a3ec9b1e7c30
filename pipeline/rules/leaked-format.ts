import type { Finding } from "../../schemas/finding.ts";
import { CATEGORY_PATHS } from "../../schemas/category.ts";
import { categoryTag } from "../lib/categories.ts";
import { SIGNS } from "../lib/reading.ts";
import { clue } from "../lib/search.ts";
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

/** Parts of words without one of which no name can leak. */
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
  check: (facts) => {
    const { querySigns, queryClues } = facts.analysis;
    const { signs, clues } = facts.refusalAnalysis;
    const inQuery = mayLeak(querySigns, queryClues) ? leaks("query", facts.query) : [];
    const inRefusal = mayLeak(signs, clues) ? leaks("refusal", facts.refusalText) : [];
    return inQuery.length + inRefusal.length === 0 ? [] : [...inQuery, ...inRefusal];
  },
};

function mayLeak(signs: number, clues: number): boolean {
  return (signs & SIGNS.markup) !== 0 || (clues & CLUE) !== 0;
}

function leaks(path: FindingPath, text: string): Finding[] {
  const [leak] = LEAKS.flatMap((pattern) => pattern.exec(text) ?? []);
  if (leak === undefined) return [];
  return [
    error(name, path, "a tag, name or bracket of the reply's format stands in the text", { actual: leak }),
  ];
}
