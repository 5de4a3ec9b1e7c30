import { clue, Search, wordClue } from "../lib/search.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-caption-talk";

const TEXTS = wordClue(
  /\b(?:captions?|captioned|annotations?|annotated|annotators?|transcripts?|subtitles?|metadata|ground|timesteps?|timestamps?)\b/,
);
const GIVEN = wordClue(/\b(?:provided|given|supplied|available|accompanying|listed|reference|entries)\b/);
const BY = wordClue(/\b(?:according|based|per)\b/);
const RELATED = wordClue(/\b(?:related|reference)\b/);

const PATTERNS: readonly Search[] = [
  new Search(
    /\b(?:captions?|captioned|annotations?|annotated|annotators?|transcripts?|subtitles?|metadata|ground[- ]truth|timesteps?|timestamps?)\b/iu,
    TEXTS,
  ),
  new Search(/\bvideo[_ ]context\b/iu, clue("context")),
  new Search(
    /\b(?:provided|given|supplied|available|accompanying|listed|reference) (?:context|descriptions?|captions?|text|entries|information|events?|labels?|summary)\b/iu,
    GIVEN,
  ),
  new Search(/\b(?:context|descriptions?) (?:provided|given|supplied|entries)\b/iu, GIVEN),
  new Search(
    /\b(?:according to|based on|per) (?:the|its|this) (?:description|context|caption|label|summary|text)s?\b/iu,
    BY,
  ),
  new Search(/\b(?:related|reference) (?:query|interval|timestamp|window)\b/iu, RELATED),
];

/** The refusal speaks of what is seen, not of texts about it. */
export const refusalCaptionTalk: NegativeRule = {
  name,
  description:
    "The refusal never mentions captions, annotations or a given context: a model that watches the video has none.",
  scope: "negative",
  check: (facts) => {
    const refusal = facts.refusalAnalysis;
    const found = PATTERNS.map((pattern) => pattern.first(refusal)).filter((text) => text !== undefined);
    if (found.length === 0) return [];
    const own = `${facts.original} ${facts.query}`.toLowerCase();
    const talk = found.find((text) => !own.includes(text.toLowerCase()));
    return talk === undefined
      ? []
      : [error(name, "refusal", "talk about texts that describe the video", { actual: talk })];
  },
};
