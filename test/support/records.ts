import type { Candidate } from "../../schemas/candidate.ts";
import type { CategoryPath } from "../../schemas/category.ts";
import type { Config } from "../../schemas/config.ts";
import type { EngineReply } from "../../schemas/engine-reply.ts";
import type { Level } from "../../schemas/level.ts";
import type { Moment } from "../../schemas/moment.ts";
import { DEFAULTS } from "../../pipeline/config.ts";

/** A complete configuration with some values changed. */
export function configWith(changes: Partial<Config>): Config {
  return { ...DEFAULTS, ...changes };
}

/** A moment with sensible values, some of them changed. */
export function momentWith(changes: Partial<Moment> = {}): Moment {
  const query = changes.query ?? "a person opens the red door.";
  return {
    id: "made-up/V1/0001",
    corpus: "made-up",
    video: "V1",
    parentVideo: "made-up:V1",
    crop: null,
    officialSplit: null,
    query,
    rawQuery: query,
    windows: [[1, 4.5]],
    duration: 30,
    durationOrigin: "annotation",
    companions: [],
    adjustments: [],
    source: { file: "made-up.jsonl", line: 1, key: null },
    ...changes,
  };
}

/** An engine's reply with some values changed. */
export function replyWith(changes: Partial<EngineReply> = {}): EngineReply {
  return {
    engine: "lexicon",
    model: "lexicon-test",
    prompt: "rules",
    sample: 0,
    key: null,
    outcome: "answered",
    text: "{}",
    message: "",
    ...changes,
  };
}

const CATEGORIES: Record<Level, CategoryPath[]> = {
  strong: ["Object/ObjectExistence"],
  moderate: ["Object/ObjectExistence", "Action/FineGrainedAction"],
  weak: ["Object/ObjectExistence", "Action/FineGrainedAction", "Attribute/AttributeValue"],
};

/** An accepted candidate of a moment. */
export function candidateWith(
  momentId: string,
  level: Level,
  sample = 0,
  changes: Partial<Candidate> = {},
): Candidate {
  const query = changes.query ?? `a person opens the ${level} window.`;
  const categories = changes.categories ?? CATEGORIES[level];
  return {
    id: `${momentId}#${sample}/${level}`,
    momentId,
    sample,
    level,
    categories,
    query,
    rawQuery: query,
    refusal: {
      opening: "This query seems inconsistent with the video.",
      parts: categories.map((category) => ({
        category,
        text: "The video shows a door, and no window is opened in it.",
      })),
    },
    verdict: "accepted",
    verification: "unverified",
    findings: [],
    provenance: { replies: [replyWith({ sample })], rules: "rules-test" },
    ...changes,
  };
}
