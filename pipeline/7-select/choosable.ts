import { z } from "zod";
import type { Candidate } from "../../schemas/candidate.ts";
import { level } from "../../schemas/level.ts";
import type { Moment } from "../../schemas/moment.ts";
import { parseJson } from "../lib/ndjson.ts";
import { editSize } from "../lib/text.ts";

/** What choosing needs of an accepted candidate. */
const choosable = z.strictObject({
  id: z.string(),
  level,
  sample: z.int(),
  text: z.string(),
  /** Its categories, sorted and joined by a blank. */
  set: z.string(),
  /** Words in which it differs from the original. */
  size: z.int(),
  /** Suspicions that validation left. */
  doubts: z.int(),
  /** Moment whose negative makes the opposite change, as the engine says; null when it says none. */
  partner: z.string().nullable(),
});

/** What choosing needs of a moment. */
const chooser = z.strictObject({
  id: z.string(),
  query: z.string(),
  /** Video and crop: no text is given twice to one. */
  video: z.string(),
  /** Parent video: moments of one are never paired. */
  source: z.string(),
  candidates: z.array(choosable),
});

export type Choosable = z.infer<typeof choosable>;
export type Chooser = z.infer<typeof chooser>;

/** What a block keeps of a moment and its accepted candidates. */
export function chooserOf(
  { id, query, video, parentVideo, crop }: Moment,
  candidates: readonly Candidate[],
): Chooser {
  return {
    id,
    query,
    video: `${video}\u0000${crop?.join("-") ?? ""}`,
    source: parentVideo,
    candidates: candidates.map((candidate) => choosableOf(query, candidate)),
  };
}

function choosableOf(query: string, candidate: Candidate): Choosable {
  const { provenance, findings, categories } = candidate;
  const mirrors = provenance.replies.flatMap((reply) => reply.mirrors ?? []);
  return {
    id: candidate.id,
    level: candidate.level,
    sample: candidate.sample,
    text: candidate.query,
    set: [...categories].sort().join(" "),
    size: editSize(query, candidate.query),
    doubts: findings.filter(({ severity }) => severity === "suspicion").length,
    partner: mirrors.find((mirror) => mirror.level === candidate.level)?.partner ?? null,
  };
}

/** Reads back what a block kept. */
export function readChooser(value: string): Chooser {
  return chooser.parse(parseJson(value));
}
