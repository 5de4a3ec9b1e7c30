import type { Candidate } from "../../schemas/candidate.ts";
import type { CategoryPath } from "../../schemas/category.ts";
import type { Example } from "../../schemas/example.ts";
import { type Level, LEVELS } from "../../schemas/level.ts";
import type { Moment } from "../../schemas/moment.ts";

const NESTED: Record<Level, CategoryPath[]> = {
  strong: ["Object/ObjectExistence"],
  moderate: ["Object/ObjectExistence", "Action/FineGrainedAction"],
  weak: ["Object/ObjectExistence", "Action/FineGrainedAction", "Scene/SceneExistence"],
};

const NEGATIVE: Record<Level, string> = {
  strong: "a person folds a towel.",
  moderate: "a person throws a towel.",
  weak: "a person throws a towel in a garage.",
};

const OPENING: Record<Level, string> = {
  strong: "The query seems somewhat inconsistent with the video.",
  moderate: "The query does not align well with the video.",
  weak: "The query is clearly unrelated to the video.",
};

const SENTENCE: Partial<Record<CategoryPath, string>> = {
  "Object/ObjectExistence": "The video shows a blanket, and a towel is never seen.",
  "Action/FineGrainedAction": "The person folds it and throws nothing.",
  "Scene/SceneExistence": "Everything happens in a bedroom, not in a garage.",
};

/** A negative written by hand, of one moment and level. */
export function makeNegative(momentId: string, level: Level, over: Partial<Candidate> = {}): Candidate {
  return {
    id: `${momentId}#0/${level}`,
    momentId,
    sample: 0,
    level,
    categories: NESTED[level],
    query: NEGATIVE[level],
    rawQuery: NEGATIVE[level],
    refusal: {
      opening: OPENING[level],
      parts: NESTED[level].map((category) => ({ category, text: SENTENCE[category] ?? category })),
    },
    verdict: "accepted",
    verification: "unverified",
    findings: [],
    provenance: {
      replies: [
        {
          engine: "lexicon",
          model: "lexicon-1",
          prompt: "lexicon-rules@1",
          sample: 0,
          key: null,
          outcome: "answered",
          text: "{}",
          message: "",
        },
      ],
      rules: "rules-1",
    },
    ...over,
  };
}

/** An example written by hand: a blanket is folded from 3.25 to 14.4 s of a 30 s video. */
export function makeExample(
  id: string,
  over: { moment?: Partial<Moment>; levels?: readonly Level[]; example?: Partial<Example> } = {},
): Example {
  const [corpus = "made-up", video = "v1"] = id.split("/");
  const moment: Moment = {
    id,
    corpus,
    video,
    parentVideo: video,
    crop: null,
    officialSplit: null,
    query: "a person folds a blanket.",
    rawQuery: "a person folds  a blanket. ",
    windows: [[3.25, 14.4]],
    duration: 30,
    durationOrigin: "annotation",
    companions: [],
    adjustments: [],
    source: { file: "made-up.txt", line: 1, key: null },
    ...over.moment,
  };
  const levels = over.levels ?? LEVELS;
  return {
    id,
    moment,
    captions: [
      { window: [0, 9.75], text: "a person enters a bedroom.", origin: "query", own: false },
      ...moment.windows.map((window) => ({
        window,
        text: moment.query,
        origin: "query" as const,
        own: true,
      })),
      { window: null, text: "Someone tidies a bedroom.", origin: "description", own: false },
    ],
    negatives: levels.map((level) => makeNegative(id, level)),
    missing: LEVELS.filter((level) => !levels.includes(level)).map((level) => ({ level, reason: "no-edit" })),
    ...over.example,
  };
}
