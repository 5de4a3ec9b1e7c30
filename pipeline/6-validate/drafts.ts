import type { EngineReply } from "../../schemas/engine-reply.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Level } from "../../schemas/level.ts";
import type { NegativeReply } from "../../schemas/negatives-reply.ts";
import { readNegativesReply } from "../engine/reply.ts";
import { shapeFinding } from "../engine/reply-shape.ts";
import { LEVEL_NAMES } from "../lib/levels.ts";

/** What a reply says for one level: a negative of the right shape, or why there is none. */
export interface Draft {
  readonly level: Level;
  /** Which reply it comes from: 0 for the first, 1 for its repair. */
  readonly turn: number;
  readonly written: NegativeReply | null;
  readonly findings: readonly Finding[];
}

/** Drafts of the wanted levels in one reply, and what was tolerated to read them. */
export interface ReplyDrafts {
  readonly drafts: readonly Draft[];
  readonly tolerances: readonly string[];
}

/** Reads one reply, shape only. Every wanted level gets a draft, be it of findings alone. */
export function readDrafts(reply: EngineReply, turn: number, wanted: readonly Level[]): ReplyDrafts {
  const reading = readNegativesReply(reply.text);
  const surplus = [...reading.negatives.keys(), ...reading.failed.keys()].some(
    (level) => !wanted.includes(level),
  );
  const drafts = wanted.map((level): Draft => {
    const written = reading.negatives.get(level) ?? null;
    if (written !== null) return { level, turn, written, findings: [] };
    const findings =
      reading.failed.get(level) ?? (reading.findings.length > 0 ? reading.findings : [missing(level)]);
    return { level, turn, written, findings };
  });
  return {
    drafts,
    tolerances: surplus ? [...reading.tolerances, "unplanned-level-dropped"] : reading.tolerances,
  };
}

function missing(level: Level): Finding {
  const path = `negs.${LEVEL_NAMES[level].prompt}`;
  return shapeFinding("missing-level", path, "a negative for this difficulty", undefined);
}
