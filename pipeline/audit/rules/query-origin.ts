import { comparableText } from "../../lib/text.ts";
import { finding, itemRule, NOTHING } from "./rule.ts";

const name = "query-origin";
const APOSTROPHE = /^['’`]/u;

/** Cleaning lost nothing. */
export const queryOrigin = itemRule(
  name,
  "The cleaned text `q` is `q_origin` up to blanks, case and a final full stop. Cut at an apostrophe it says something else (an error); any other difference is a suspicion.",
  ({ place, query, queryOrigin: origin }) => {
    if (origin === null || origin === query || comparableText(origin) === comparableText(query))
      return NOTHING;
    const evidence = { actual: query, expected: origin };
    const cut = query !== "" && origin.startsWith(query) && APOSTROPHE.test(origin.slice(query.length));
    const atApostrophe = cut || (origin.startsWith(query) && /['’`]/u.test(origin.slice(query.length - 1)));
    const [severity, message] = atApostrophe
      ? (["error", "the query is cut off at an apostrophe"] as const)
      : (["suspicion", "the query differs from its text before cleaning"] as const);
    return [finding(name, severity, `${place}.q`, message, evidence)];
  },
);
