import { SIGNS } from "../lib/reading.ts";
import { clue, Search } from "../lib/search.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";
import type { Sentence } from "./sentence.ts";

const name = "refusal-keyword-list";

const LABELLED = new Search(
  /\b(?:key ?words?|key phrases?|tags|related terms|search terms)\s*[:=]/iu,
  clue("key tags terms"),
);

/** Three or more items of one to three words, commas between them, no verb's worth of anything else. */
const LIST =
  /^["“[(]?[\p{L}\p{N}'’-]+(?: [\p{L}\p{N}'’-]+){0,2}(?:, ?(?:and |or )?[\p{L}\p{N}'’-]+(?: [\p{L}\p{N}'’-]+){0,2}){2,}["”\])]?[.!]?$/u;

/** The refusal consists of sentences. */
export const refusalKeywordList: NegativeRule = {
  name,
  description:
    "No list of keywords stands in the refusal: all 800 released TVGBench refusals end in one, which a model then learns to say.",
  scope: "negative",
  check: (facts) => {
    const refusal = facts.refusalAnalysis;
    const list = LABELLED.first(refusal) ?? refusal.sentences.find(isList)?.text;
    if (list === undefined) return [];
    return [error(name, "refusal", "a list of keywords", { actual: list })];
  },
};

/** Whether a sentence behind the opening is a list, which holds two commas at least. */
function isList({ text, reading }: Sentence, index: number): boolean {
  if (index === 0 || (reading.signs & SIGNS.comma) === 0) return false;
  return text.includes(",", text.indexOf(",") + 1) && LIST.test(text);
}
