import { comparableText } from "../../lib/text.ts";
import { finding, recordRule } from "./rule.ts";

const name = "query-origin";
const APOSTROPHE = /^['’`]/u;

/** Cleaning lost nothing. */
export const queryOrigin = recordRule(
  name,
  "The cleaned text `q` is `q_origin` up to blanks, case and a final full stop. Cut at an apostrophe it says something else (an error); any other difference is a suspicion.",
  ({ record }) =>
    [...record.positives, ...record.negatives].flatMap(({ place, query, queryOrigin: origin }) => {
      if (origin === null || origin === query || comparableText(origin) === comparableText(query)) return [];
      const evidence = { actual: query, expected: origin };
      const cut = query !== "" && origin.startsWith(query) && APOSTROPHE.test(origin.slice(query.length));
      const atApostrophe = cut || (origin.startsWith(query) && /['’`]/u.test(origin.slice(query.length - 1)));
      return atApostrophe
        ? [finding(name, "error", `${place}.q`, "the query is cut off at an apostrophe", evidence)]
        : [
            finding(
              name,
              "suspicion",
              `${place}.q`,
              "the query differs from its text before cleaning",
              evidence,
            ),
          ];
    }),
);
