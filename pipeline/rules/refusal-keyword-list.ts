import { clue, Search } from "../lib/search.ts";
import { refusalAnalysisOf } from "./analysis.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-keyword-list";

const LABELLED = new Search(/\b(?:key ?words?|key phrases?|tags|related terms|search terms)\s*[:=]/iu);
/** Parts of words without one of which no list is labelled. */
const CLUE = clue("key tags terms");

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
    const { lower, clues, sentences } = refusalAnalysisOf(facts);
    const labelled = (clues & CLUE) === 0 ? undefined : LABELLED.first(facts.refusalText, lower);
    const list =
      labelled ?? sentences.slice(1).find((sentence) => hasCommas(sentence) && LIST.test(sentence));
    if (list === undefined) return [];
    return [error(name, "refusal", "a list of keywords", { actual: list })];
  },
};

/** Whether a sentence holds the two commas that a list of three has. */
function hasCommas(sentence: string): boolean {
  const first = sentence.indexOf(",");
  return first !== -1 && sentence.includes(",", first + 1);
}
