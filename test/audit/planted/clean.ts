import type { CategoryPath } from "../../../schemas/category.ts";
import type { Level } from "../../../schemas/level.ts";
import { pythonFixed1 } from "../../../pipeline/lib/python-json.ts";
import { type Random, seededRandom } from "../../../pipeline/lib/random.ts";

/** An item of a made-up released record; fields are free so that tests can spoil them. */
export interface PlantItem {
  q: string;
  a: string;
  r: boolean;
  c?: string[];
  q_origin: string;
  difficulty: string;
}

/** A made-up released record; fields are free so that tests can spoil them. */
export interface PlantRecord {
  video: string;
  query_text: string;
  timestamp: number[];
  difficulty: null;
  video_start: number | null;
  video_end: number | null;
  think: string;
  duration: number;
  GRPO: PlantItem[];
}

interface Swap {
  readonly before: string;
  readonly after: string;
}

const ACTS: readonly Swap[] = [
  { before: "carries", after: "throws" },
  { before: "lifts", after: "kicks" },
  { before: "washes", after: "paints" },
];
const THINGS: readonly Swap[] = [
  { before: "guitar", after: "trumpet" },
  { before: "ladder", after: "suitcase" },
  { before: "bucket", after: "lamp" },
  { before: "bicycle", after: "piano" },
];
const PLACES: readonly Swap[] = [
  { before: "garage", after: "forest" },
  { before: "kitchen", after: "stadium" },
  { before: "attic", after: "beach" },
];

const OPENINGS: Record<Level, readonly string[]> = {
  strong: [
    "This query seems somewhat inconsistent with the video.",
    "One detail of this appears not quite right.",
    "Some of this differs a little from the footage.",
  ],
  moderate: [
    "This query does not align well with the video.",
    "What is asked for does not match the recording.",
    "The video does not correspond to this description.",
  ],
  weak: [
    "This query is clearly unrelated to the video.",
    "The description has entirely nothing to do with this video.",
    "I am certain that nothing here fits the video.",
  ],
};
const RELEASED: Record<Level, string> = { strong: "hard", moderate: "medium", weak: "easy" };
const CATEGORIES: readonly CategoryPath[] = [
  "Object/ObjectExistence",
  "Action/FineGrainedAction",
  "Scene/SceneExistence",
];

/** A record without a defect: an original, and negatives of all levels that change one, two and three words. */
export function cleanRecord(index: number, seed: string): PlantRecord {
  const random = seededRandom("clean", seed, index);
  const [act, thing, place] = [random.pick(ACTS), random.pick(THINGS), random.pick(PLACES)];
  const who = `person number ${index}`;
  const say = (swaps: readonly Swap[]): string => {
    const of = (swap: Swap): string => (swaps.includes(swap) ? swap.after : swap.before);
    return `${who} ${of(act)} the ${of(thing)} in the ${of(place)}.`;
  };
  const original = say([]);
  const start = random.below(100) / 10;
  const end = start + 2 + random.below(100) / 10;
  const caption = `the camera shows ${who} opening a window near a mirror.`;
  return {
    video: `/videos/V${index}.mp4`,
    query_text: original,
    timestamp: [start, end],
    difficulty: null,
    video_start: null,
    video_end: null,
    think: `<think>\n<timestep>0.0 to 1.0</timestep> ${caption}\n<timestep>${start} to ${end}</timestep> ${original}\n</think>`,
    duration: end + 1 + random.below(100) / 10,
    GRPO: [
      {
        q: original,
        a: `<answer>${pythonFixed1(start)} to ${pythonFixed1(end)}</answer>`,
        r: true,
        q_origin: original,
        difficulty: "original",
      },
      negative("strong", say([thing]), [thing], random),
      negative("moderate", say([thing, act]), [thing, act], random),
      negative("weak", say([thing, act, place]), [thing, act, place], random),
    ],
  };
}

function negative(level: Level, q: string, swaps: readonly Swap[], random: Random): PlantItem {
  const parts = swaps.map(
    ({ before, after }) => `No part of the video has anything like ${after}, it shows ${before} instead.`,
  );
  return {
    q,
    a: `<answer>${[random.pick(OPENINGS[level]), ...parts].join(" ")}</answer>`,
    r: false,
    c: CATEGORIES.slice(0, swaps.length),
    q_origin: q,
    difficulty: RELEASED[level],
  };
}
