import type { Refusal } from "../../../schemas/candidate.ts";
import type { Example } from "../../../schemas/example.ts";
import type { Level } from "../../../schemas/level.ts";
import type { ReleasedExample } from "../../../schemas/released-example.ts";
import { refusalText } from "../../lib/refusal.ts";
import { type AuditNegative, type AuditRecord, videoKeyOf } from "../record.ts";

/** Where an example lies: the number of its file, and its own in the file. */
type Place = Pick<AuditRecord, "file" | "index">;

/** A run's example as the audit sees it. */
export function recordOfExample(made: Example, place: Place): AuditRecord {
  const { id, moment, captions, negatives, exchanges = [] } = made;
  return {
    ...place,
    corpus: moment.corpus,
    video: moment.video,
    videoKey: videoKeyOf(moment.video, moment.crop),
    original: moment.query,
    windows: moment.windows,
    duration: moment.duration,
    captions,
    positives: [{ place: "moment", query: moment.query, queryOrigin: moment.rawQuery, answer: null }],
    negatives: negatives.map((negative, at) => ({
      ...negativeAt(at, negative, negative.refusal),
      refusalText: refusalText(negative.refusal),
      mirror: mirrorOf(id, exchanges, negative.level),
    })),
  };
}

/** A line of a jsonl export as the audit sees it: the same as the run's example that it was made of. */
export function recordOfReleased(line: ReleasedExample, place: Place): AuditRecord {
  const { id, video_id: video, video_start: start, video_end: end, captions, negatives, exchanges } = line;
  return {
    ...place,
    corpus: line.corpus,
    video,
    videoKey: videoKeyOf(video, start === null || end === null ? null : [start, end]),
    original: line.query,
    windows: line.windows.map((window) => [window.start, window.end]),
    duration: line.duration,
    captions: captions.map((caption) => ({
      window: caption.start === null || caption.end === null ? null : [caption.start, caption.end],
      text: caption.text,
      origin: caption.origin,
      own: caption.own,
    })),
    positives: [{ place: "query", query: line.query, queryOrigin: line.raw_query, answer: null }],
    negatives: negatives.map((negative, at) => ({
      ...negativeAt(at, negative, { opening: negative.opening, parts: negative.parts }),
      refusalText: negative.answer,
      mirror: mirrorOf(id, exchanges, negative.level),
    })),
  };
}

function negativeAt(
  at: number,
  { query, level, categories }: Pick<AuditNegative, "query" | "level" | "categories">,
  refusal: Refusal,
): Omit<AuditNegative, "refusalText" | "mirror"> {
  return { place: `negatives[${at}]`, query, queryOrigin: null, answer: null, level, categories, refusal };
}

/** What two negatives chosen as a pair share: the ids of their moments, in one order. */
function mirrorOf(id: string, exchanges: ReleasedExample["exchanges"], level: Level): string | null {
  const partner = exchanges.find((exchange) => exchange.level === level)?.partner;
  return partner === undefined ? null : [id, partner].sort().join(" ");
}
