import { z } from "zod";

/** What RA-RFT's training loader makes of train.json. */
export interface TrainingExample {
  readonly taskType: "answerable" | "refusable";
  readonly problem: string;
  readonly answer: string;
  readonly solution: readonly [number, number] | null;
  readonly pool: readonly { readonly problem: string; readonly answer: string }[];
  readonly correction: string | null;
  readonly video: string;
  readonly duration: number;
}

/** Fields that the loader indexes without asking whether they are there. */
const trainingRecord = z.object({
  video: z.string(),
  duration: z.number(),
  timestamp: z.array(z.number()),
  GRPO: z.array(z.object({ q: z.string(), a: z.string(), r: z.boolean() })),
});

/**
 * Reads as the training script does: the first relevant item, and the first three of the others as one pool. Throws where the
 * script would: no relevant item, no irrelevant one, no start or end.
 */
export function readForTraining(json: string): TrainingExample[] {
  return z
    .array(trainingRecord)
    .parse(JSON.parse(json))
    .flatMap(({ video, duration, timestamp, GRPO }) => {
      const positive = GRPO.find((item) => item.r);
      const negatives = GRPO.filter((item) => !item.r);
      const [start, end] = timestamp;
      if (!positive || negatives.length === 0 || start === undefined || end === undefined)
        throw new Error(`${video}: the loader would stop here`);
      const shared = { video, duration };
      const pool = negatives.slice(0, 3).map(({ q, a }) => ({ problem: q.trim(), answer: a.trim() }));
      return [
        {
          ...shared,
          taskType: "answerable" as const,
          problem: positive.q.trim(),
          answer: positive.a.trim(),
          solution: [start, end] as const,
          pool: [],
          correction: null,
        },
        {
          ...shared,
          taskType: "refusable" as const,
          problem: "",
          answer: "",
          solution: null,
          pool,
          correction: positive.q.trim(),
        },
      ];
    });
}

/** The reward's reading of an answer: a time range anywhere means "did not refuse". */
export function timeRangeIn(answer: string): readonly [number, number] | null {
  const content = /<answer>(.*?)<\/answer>/su.exec(answer)?.[1];
  const match = /(\d+\.?\d*)\s+to\s+(\d+\.?\d*)/iu.exec(content ?? "");
  return match ? [Number(match[1]), Number(match[2])] : null;
}

const inferenceRecord = z.object({
  video: z.string(),
  timestamp: z.array(z.number()),
  GRPO: z.array(
    z.object({
      q: z.string(),
      a: z.string(),
      r: z.boolean(),
      c: z.array(z.string()).default([]),
      irrelevance_level: z.string().default(""),
      hardness_level: z.string().default(""),
    }),
  ),
});

/** One row of what inference hands to evaluation. */
export interface EvaluationRow {
  readonly query: string;
  readonly relevant: boolean;
  readonly timestamp: readonly number[] | null;
  readonly answer: string;
  readonly categories: readonly string[];
  readonly irrelevanceLevel: string;
  readonly hardnessLevel: string;
}

/** Reads as the inference script does, one row an item, with the level names that it and the evaluator look for. */
export function readForEvaluation(json: string): EvaluationRow[] {
  return z
    .array(inferenceRecord)
    .parse(JSON.parse(json))
    .flatMap(({ timestamp, GRPO }) =>
      GRPO.map(({ q, a, r, c, irrelevance_level, hardness_level }) => ({
        query: q,
        relevant: r,
        timestamp: r ? timestamp : null,
        answer: a,
        categories: c,
        irrelevanceLevel: irrelevance_level,
        hardnessLevel: hardness_level,
      })),
    );
}
