import { sourceDuration } from "./source-duration.ts";
import type { SourceRule } from "./source-rule.ts";
import { sourceTruth } from "./source-truth.ts";
import { sourceWindows, sourceWindowsLost } from "./source-windows.ts";

/** Every rule that compares with source corpora. */
export const SOURCE_RULES: readonly SourceRule[] = [
  sourceDuration,
  sourceWindows,
  sourceWindowsLost,
  sourceTruth,
];
