import type { CategoryPath } from "../../schemas/category.ts";
import type { Level } from "../../schemas/level.ts";
import type { TimeWindow } from "../../schemas/window.ts";
import { PythonFloat, type PythonValue } from "../lib/python-json.ts";
import { refusalText } from "../lib/refusal.ts";
import type { Omission, SpanEntry } from "./format.ts";
import { spanText, thinkBlock } from "./released-text.ts";

/** One query of an example with the answer a model should give: the original, or one of its negatives. */
export interface Sample {
  readonly id: string;
  readonly query: string;
  /** Null for the original query. */
  readonly level: Level | null;
  readonly categories: readonly CategoryPath[];
  /** Null for a negative: there is nothing to find. */
  readonly window: TimeWindow | null;
  /** <answer>…</answer>: a time range or a refusal. */
  readonly answer: string;
  /** The query that the video would answer; NIL when that is the one asked. */
  readonly correction: string;
  /** What a model is trained to write: what the video shows and when, the answer, the correction. */
  readonly target: string;
}

/** The original query and all negatives of an example, original first, strong before weak. */
export function samplesOf({ example, window }: SpanEntry): readonly [Sample, ...Sample[]] {
  const { id, moment, negatives } = example;
  const think = thinkBlock(example);
  const withTarget = (sample: Omit<Sample, "target">): Sample => ({
    ...sample,
    target: `${think}\n${sample.answer}\n<correction>${sample.correction}</correction>`,
  });
  const original = withTarget({
    id,
    query: moment.query,
    level: null,
    categories: [],
    window,
    answer: `<answer>${spanText(window)}</answer>`,
    correction: "NIL",
  });
  const irrelevant = negatives.map((negative) =>
    withTarget({
      id: negative.id,
      query: negative.query,
      level: negative.level,
      categories: negative.categories,
      window: null,
      answer: `<answer>${refusalText(negative.refusal)}</answer>`,
      correction: moment.query,
    }),
  );
  return [original, ...irrelevant];
}

/** Columns that conversational formats carry beside the conversation, under the names that RA-RFT's rewards read where it has one. */
export function sampleColumns(
  sample: Sample,
  { example, video, window }: SpanEntry,
): Record<string, PythonValue> {
  const { moment } = example;
  const [start, end] = moment.crop ?? [0, moment.duration];
  return {
    id: sample.id,
    video,
    // 0 and the length, not null, for a whole file: loaders take the type of a column from the first rows they read
    video_start: new PythonFloat(start),
    video_end: new PythonFloat(end),
    durations: new PythonFloat(moment.duration),
    task_type: sample.level === null ? "answerable" : "refusable",
    level: sample.level ?? "original",
    categories: sample.categories,
    // [] and not null for a refusal: one type for the column, and as false as null to a reward that asks for a solution
    solution: sample.window === null ? [] : window.map((time) => new PythonFloat(time)),
    gt_answers: sample.answer,
    answerable_query: sample.level === null ? "" : moment.query,
  };
}

const MEDIA_MARKS = /<(?:video|image|audio)>|<\|[a-z_]+\|>/iu;

/** Texts that a trainer would take for the place of a video, or for the end of a turn. */
export function mediaMarkIn(texts: readonly string[]): Omission | undefined {
  const found = texts.map((text) => MEDIA_MARKS.exec(text)?.[0]).find((mark) => mark !== undefined);
  return found === undefined
    ? undefined
    : {
        reason: "media-mark-in-text",
        message: `a text holds ${found}, which trainers read as a placeholder`,
      };
}
