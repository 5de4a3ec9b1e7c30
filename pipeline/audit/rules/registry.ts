import { answerTimes } from "./answer-times.ts";
import { answerWrapper } from "./answer-wrapper.ts";
import { categoryCount } from "./category-count.ts";
import { categorySupport } from "./category-support.ts";
import { correctionTag } from "./correction-tag.ts";
import { duplicateNegative } from "./duplicate-negative.ts";
import { editAbsurd } from "./edit-absurd.ts";
import { editReversal } from "./edit-reversal.ts";
import { editLookalike } from "./edit-lookalike.ts";
import { entailed } from "./entailed.ts";
import { fileOverlap } from "./file-overlap.ts";
import { labelConflict } from "./label-conflict.ts";
import { nearCopy } from "./near-copy.ts";
import { openingTellsLevel } from "./opening-tells-level.ts";
import { pairComplete } from "./pair-complete.ts";
import { queryOrigin } from "./query-origin.ts";
import type { AuditRule } from "./rule.ts";
import { severalDurations } from "./several-durations.ts";
import { sharedRules } from "./shared-rules.ts";
import { sharedTimestamp } from "./shared-timestamp.ts";
import { windowAfterDuration, windowBeyondDuration } from "./window-in-duration.ts";
import { windowOrder } from "./window-order.ts";

/** Every rule of the audit that needs no source corpus. */
export const AUDIT_RULES: readonly AuditRule[] = [
  windowOrder,
  windowAfterDuration,
  windowBeyondDuration,
  severalDurations,
  sharedTimestamp,
  answerWrapper,
  answerTimes,
  correctionTag,
  queryOrigin,
  pairComplete,
  categoryCount,
  categorySupport,
  labelConflict,
  duplicateNegative,
  fileOverlap,
  nearCopy,
  editLookalike,
  editAbsurd,
  editReversal,
  entailed,
  openingTellsLevel,
  ...sharedRules,
];
