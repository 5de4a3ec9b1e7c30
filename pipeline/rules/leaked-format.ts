import type { Finding } from "../../schemas/finding.ts";
import { CATEGORY_PATHS } from "../../schemas/category.ts";
import { categoryTag } from "../lib/categories.ts";
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

/** Neither query nor refusal shows the format it came in. */
export const leakedFormat: NegativeRule = {
  name,
  description:
    "No tag, category name, JSON bracket, field name or code fence stands in the query or the refusal.",
  scope: "negative",
  check: ({ query, refusalText }) => [...leaks("query", query), ...leaks("refusal", refusalText)],
};

function leaks(path: FindingPath, text: string): Finding[] {
  const [leak] = LEAKS.flatMap((pattern) => pattern.exec(text) ?? []);
  if (leak === undefined) return [];
  return [
    error(name, path, "a tag, name or bracket of the reply's format stands in the text", { actual: leak }),
  ];
}
