import { clue, Search } from "../lib/search.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-caption-talk";

const PATTERNS: readonly Search[] = [
  /\b(?:captions?|captioned|annotations?|annotated|annotators?|transcripts?|subtitles?|metadata|ground[- ]truth|timesteps?|timestamps?)\b/iu,
  /\bvideo[_ ]context\b/iu,
  /\b(?:provided|given|supplied|available|accompanying|listed|reference) (?:context|descriptions?|captions?|text|entries|information|events?|labels?|summary)\b/iu,
  /\b(?:context|descriptions?) (?:provided|given|supplied|entries)\b/iu,
  /\b(?:according to|based on|per) (?:the|its|this) (?:description|context|caption|label|summary|text)s?\b/iu,
  /\b(?:related|reference) (?:query|interval|timestamp|window)\b/iu,
].map((pattern) => new Search(pattern));

/** Parts of words without one of which no pattern finds anything. */
const CLUE = clue(
  "caption annotat transcript subtitle metadata ground timest context description text entries information event label summar related reference",
);

/** The refusal speaks of what is seen, not of texts about it. */
export const refusalCaptionTalk: NegativeRule = {
  name,
  description:
    "The refusal never mentions captions, annotations or a given context: a model that watches the video has none.",
  scope: "negative",
  check: (facts) => {
    const refusal = facts.refusalAnalysis;
    if ((refusal.clues & CLUE) === 0) return [];
    const { original, query } = facts;
    const own = `${original} ${query}`.toLowerCase();
    const talk = PATTERNS.flatMap((pattern) => pattern.first(refusal) ?? []).find(
      (text) => !own.includes(text.toLowerCase()),
    );
    return talk === undefined
      ? []
      : [error(name, "refusal", "talk about texts that describe the video", { actual: talk })];
  },
};
