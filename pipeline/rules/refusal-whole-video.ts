import { Search, wordClue } from "../lib/search.ts";
import { note, suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-whole-video";

const QUANTITIES = wordClue(/\b(?:no|any|every|each|all|single|other)\b/);
const PARTS = wordClue(
  /\b(?:part|portion|interval|moment|section|point|segment|time|scene|frame|footage|instance|sequence|stretch|event|place|shot|clip)s?\b/,
);
const WHOLES = wordClue(
  /\b(?:nowhere|never|anywhere|throughout|entire|whole|all|no|nothing|none|nobody|any|beginning|start|first)\b/,
);
const VIDEOS = wordClue(/\b(?:video|footage|recording|film|material)\b/);

const WHOLE: readonly Search[] = [
  new Search(/\bin the (?:video|footage|recording|film|material)\b/iu, VIDEOS),
  new Search(
    /\b(?:nowhere|never|anywhere|throughout|entire|whole|at all|at no point|nothing|none of|nobody|no one|at any (?:point|time)|from (?:beginning to end|start to finish|first to last))\b/iu,
    WHOLES,
  ),
  new Search(
    /\b(?:no|any|every|each|all|single|other) (?:other )?(?:part|portion|interval|moment|section|point|segment|time|scene|frame|footage|instance|sequence|stretch|event|place|shot|clip)s?\b/iu,
    QUANTITIES | PARTS,
  ),
  new Search(
    /\b(?:video|footage|recording|film|material)(?:'s content| content)? (?:clearly |actually |itself |only )?(?:(?:does|do|did) (?:not|n't)|doesn't|contains? no|shows? no|has no|lacks?|includes? no|features? no|never)\b/iu,
    VIDEOS,
  ),
  new Search(
    /\b(?:video|footage|recording|film|material) (?:only|always|consistently|instead) (?:shows?|depicts?|presents?|contains?|features?)\b/iu,
    VIDEOS,
  ),
];
const PART = new Search(
  /\b(?:segment|clip|interval|excerpt|snippet)s?\b/iu,
  wordClue(/\b(?:segment|clip|interval|excerpt|snippet)s?\b/),
);
const VIDEO = new Search(
  /\b(?:video|footage|recording|film)s?\b/iu,
  wordClue(/\b(?:video|footage|recording|film)s?\b/),
);

/** The refusal is a claim about the whole video. */
export const refusalWholeVideo: NegativeRule = {
  name,
  description:
    "A refusal claims that nothing in the whole video matches. Table 16 gives a time range and never asks for that claim, so a model that follows it cannot know: " +
    "a missing claim is a suspicion, and reasons that speak of nothing but a segment, clip or interval are a note, never an error.",
  scope: "negative",
  check: (facts) => {
    const refusal = facts.refusalAnalysis;
    if (!WHOLE.some((search) => search.finds(refusal)))
      return [suspicion(name, "refusal", "no claim about the whole video", { probability: null })];
    const reasons = refusal.sentences.slice(1);
    if (reasons.some((reason) => VIDEO.finds(reason))) return [];
    const [actual] = reasons.flatMap((reason) => PART.first(reason) ?? []);
    if (actual === undefined) return [];
    return [note(name, "refusal", "the reasons speak of a part of the video only", { actual })];
  },
};
