import { plainLower, Search } from "../lib/search.ts";
import { refusalAnalysisOf } from "./analysis.ts";
import { note, suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-whole-video";

const WHOLE: readonly Search[] = [
  /\b(?:no|any|every|each|all|single|other) (?:other )?(?:part|portion|interval|moment|section|point|segment|time|scene|frame|footage|instance|sequence|stretch|event|place|shot|clip)s?\b/iu,
  /\b(?:nowhere|never|anywhere|throughout|entire|whole|at all|at no point|nothing|none of|nobody|no one|at any (?:point|time)|from (?:beginning to end|start to finish|first to last))\b/iu,
  /\b(?:video|footage|recording|film|material)(?:'s content| content)? (?:clearly |actually |itself |only )?(?:(?:does|do|did) (?:not|n't)|doesn't|contains? no|shows? no|has no|lacks?|includes? no|features? no|never)\b/iu,
  /\bin the (?:video|footage|recording|film|material)\b/iu,
  /\b(?:video|footage|recording|film|material) (?:only|always|consistently|instead) (?:shows?|depicts?|presents?|contains?|features?)\b/iu,
].map((pattern) => new Search(pattern));
const PART = new Search(/\b(?:segment|clip|interval|excerpt|snippet)s?\b/iu);
const VIDEO = new Search(/\b(?:video|footage|recording|film)s?\b/iu);

/** The refusal is a claim about the whole video. */
export const refusalWholeVideo: NegativeRule = {
  name,
  description:
    "A refusal claims that nothing in the whole video matches. Table 16 gives a time range and never asks for that claim, so a model that follows it cannot know: " +
    "a missing claim is a suspicion, and reasons that speak of nothing but a segment, clip or interval are a note, never an error.",
  scope: "negative",
  check: (facts) => {
    const { lower, sentences } = refusalAnalysisOf(facts);
    if (!WHOLE.some((pattern) => pattern.finds(facts.refusalText, lower)))
      return [suspicion(name, "refusal", "no claim about the whole video", { probability: null })];
    const reasons = sentences.slice(1).map((text) => ({ text, lower: plainLower(text) }));
    if (reasons.some(({ text, lower: low }) => VIDEO.finds(text, low))) return [];
    const [actual] = reasons.flatMap(({ text, lower: low }) => PART.first(text, low) ?? []);
    if (actual === undefined) return [];
    return [note(name, "refusal", "the reasons speak of a part of the video only", { actual })];
  },
};
