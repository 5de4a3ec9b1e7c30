import type { Candidate } from "../../schemas/candidate.ts";
import type { ReleasedExample } from "../../schemas/released-example.ts";
import { LEVEL_NAMES } from "../lib/levels.ts";
import { refusalText } from "../lib/refusal.ts";
import type { Entry } from "./format.ts";

/** An example with everything known of it, as the jsonl and parquet exports hold it. */
export function releasedExampleOf({ example, split, group, video }: Entry): ReleasedExample {
  const { id, moment, captions, negatives, exchanges = [], missing } = example;
  return {
    id,
    split,
    group,
    corpus: moment.corpus,
    official_split: moment.officialSplit,
    video,
    video_id: moment.video,
    video_start: moment.crop?.[0] ?? null,
    video_end: moment.crop?.[1] ?? null,
    duration: moment.duration,
    duration_origin: moment.durationOrigin,
    query: moment.query,
    raw_query: moment.rawQuery,
    windows: moment.windows.map(([start, end]) => ({ start, end })),
    captions: captions.map(({ window, text, origin, own }) => ({
      start: window?.[0] ?? null,
      end: window?.[1] ?? null,
      text,
      origin,
      own,
    })),
    negatives: negatives.map(releasedNegativeOf),
    exchanges,
    missing,
    adjustments: moment.adjustments,
    source_file: moment.source.file,
    source_line: moment.source.line,
    source_key: moment.source.key,
  };
}

function releasedNegativeOf(negative: Candidate): ReleasedExample["negatives"][number] {
  const { id, level, categories, query, rawQuery, refusal, verdict, verification, provenance } = negative;
  return {
    id,
    level,
    difficulty: LEVEL_NAMES[level].released,
    categories,
    query,
    raw_query: rawQuery,
    answer: refusalText(refusal),
    opening: refusal.opening,
    parts: refusal.parts,
    verdict,
    verification,
    findings: negative.findings.map(({ rule, severity, message }) => ({ rule, severity, message })),
    replies: provenance.replies,
    rules: provenance.rules,
  };
}
