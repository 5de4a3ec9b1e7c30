import { z } from "zod";
import { linesOf } from "./conversations.ts";

/** What a grounding trainer takes from a record. */
export interface GroundingExample {
  readonly query: string;
  readonly span: readonly [number, number];
  readonly duration: number;
  readonly video: string;
}

const timeR1Record = z.object({
  video: z.string(),
  duration: z.number(),
  timestamp: z.array(z.number()),
  sentence: z.string(),
  qid: z.string(),
  video_start: z.number().nullable(),
  video_end: z.number().nullable(),
});

/** Reads as Time-R1: the sentence in lower case without a final full stop, both times as numbers. */
export function readTimeR1(json: string): (GroundingExample & { qidSentence: string })[] {
  return z
    .array(timeR1Record)
    .parse(JSON.parse(json))
    .map(({ video, duration, timestamp: [start, end], sentence, qid }) => {
      if (start === undefined || end === undefined) throw new Error(`${qid}: no two times`);
      const lower = sentence.trim().toLowerCase();
      const query = lower.endsWith(".") ? lower.slice(0, -1) : lower;
      return { query, span: [start, end], duration, video, qidSentence: qid.split("|").slice(3).join("|") };
    });
}

const tvgR1Record = z.object({
  dataset: z.string(),
  problem: z.string(),
  choices: z.union([z.string(), z.array(z.string())]),
  video: z.string(),
  video_length: z.number(),
  gt_frame: z.tuple([z.number(), z.number()]),
  ground_truth: z.tuple([z.number(), z.number()]),
});

/** Reads as TVG-R1's EasyR1 dataset. */
export function readTvgR1(json: string): GroundingExample[] {
  return z
    .array(tvgR1Record)
    .parse(JSON.parse(json))
    .map(({ problem, choices, video, video_length, gt_frame }) => ({
      query: problem + (typeof choices === "string" ? choices : choices.join(" ")),
      span: gt_frame,
      duration: video_length,
      video,
    }));
}

/** TVG-R1's accuracy reward: IoU of the times in <time>, each over the video's length. */
export function tvgAccuracy(completion: string, { span, duration }: GroundingExample): number {
  const content = /<time>(.*?)<\/time>/su.exec(completion)?.[1];
  const [start, end] = z.tuple([z.number(), z.number()]).parse(JSON.parse(content ?? "null"));
  const [a, b] = [
    [start / duration, end / duration],
    [span[0] / duration, span[1] / duration],
  ] as const;
  return (
    Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0])) / (Math.max(a[1], b[1]) - Math.min(a[0], b[0]))
  );
}

const qvhighlightsLine = z.object({
  qid: z.int(),
  query: z.string(),
  duration: z.number(),
  vid: z.string(),
  relevant_windows: z.array(z.tuple([z.number(), z.number()])),
  level: z.string(),
  id: z.string(),
});

export type QvhighlightsLine = z.infer<typeof qvhighlightsLine>;

/** Reads as the moment-retrieval evaluation: ground truth by qid, windows in order inside the video. */
export function readQvhighlights(jsonl: string): Map<number, QvhighlightsLine> {
  const truth = new Map<number, QvhighlightsLine>();
  for (const value of linesOf(jsonl)) {
    const line = qvhighlightsLine.parse(value);
    if (truth.has(line.qid)) throw new Error(`qid ${line.qid} twice`);
    for (const [start, end] of line.relevant_windows)
      if (!(start < end && end <= line.duration)) throw new Error(`${line.qid}: ${start} to ${end}`);
    truth.set(line.qid, line);
  }
  return truth;
}
