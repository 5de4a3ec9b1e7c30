import { Search, wordClue } from "../lib/search.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-editing-talk";

const PATTERNS: readonly Search[] = [
  /\b(?:it|the query|this query|the request|the description|the sentence) (?:is )?now\b/iu,
  /\bnow (?:asks?|says?|mentions?|refers?|requests?|describes?|states?|specif(?:ies|y)|claims?|requires?|reads?)\b/iu,
  /(?<![\w-])(?:modified|edited|altered|rewritten|changed|revised|original|initial|source|related|previous|new|negative|irrelevant|adversarial|updated) (?:query|queries|request|question|sentence|prompt|text|version)\b/iu,
  /\b(?:query|request|question|sentence|edit|modification|rewrite) (?:has been |have been |is |was |were )?(?:been )?(?:changes?|changed|modifie[sd]|edit(?:s|ed)|alter(?:s|ed)|replace[sd]|swap(?:s|ped)|rewritten|substitute[sd]|flips?|flipped|reverse[sd])\b/iu,
  /\b(?:changed|modified|altered|edited|rewritten|swapped|replaced|switched) (?:from\b.*\bto|with|by|in the query)\b/iu,
  /\b(?:the|this|our|an?) (?:edit|modification|rewrite|rewording|alteration|substitution|perturbation)\b/iu,
  /\b(?:hard|strong|moderate|weak|medium|easy)[ -](?:negative|irrelevant)\b/iu,
  /\bchanging (?:the|a|an) \w+(?: \w+)? (?:to|from|into)\b/iu,
].map((pattern) => new Search(pattern));

/** Words without one of which no pattern finds anything. */
const CLUE = wordClue(
  /\b(?:now|new|hard|strong|moderate|weak|medium|easy)\b|modif|edit|alter|rewrit|chang|revis|original|initial|source|related|previous|negative|irrelevant|adversarial|updated|replac|swap|substitut|flip|revers|switch|reword|perturb/,
);

/** The refusal speaks of query and video, not of how the query came about. */
export const refusalEditingTalk: NegativeRule = {
  name,
  description:
    'The refusal never talks about editing ("it now asks", "the modified query": 147 of 800 released TVGBench refusals): whoever asks has made no edit.',
  scope: "negative",
  check: (facts) => {
    const refusal = facts.refusalAnalysis;
    if ((refusal.clues & CLUE) === 0) return [];
    for (const pattern of PATTERNS) {
      const talk = pattern.first(refusal);
      if (talk !== undefined)
        return [error(name, "refusal", "talk about editing the query", { actual: talk })];
    }
    return [];
  },
};
