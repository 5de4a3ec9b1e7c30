import type { Adjustment } from "../../../schemas/moment.ts";
import { seconds } from "../windows.ts";
import type { RawWindow } from "./times.ts";

/**
 * The window that most annotators chose; of several, the one that agrees best with all opinions (mean intersection over union),
 * then the earliest, then the shortest. Counted when not everyone agreed.
 */
export function pluralityWindow(opinions: readonly RawWindow[]): {
  readonly window: RawWindow;
  readonly adjustments: readonly Adjustment[];
} | null {
  const ranked = opinions
    .map((window) => ({
      window,
      votes: votesFor(window, opinions),
      agreement: agreementOf(window, opinions),
    }))
    .sort(
      (a, b) =>
        b.votes - a.votes ||
        b.agreement - a.agreement ||
        a.window[0] - b.window[0] ||
        a.window[1] - b.window[1],
    );
  const best = ranked[0];
  if (best === undefined) return null;
  const { window, votes } = best;
  if (votes === opinions.length) return { window, adjustments: [] };
  const message = `${votes} of ${opinions.length} annotators chose [${seconds(window[0])}, ${seconds(window[1])}]`;
  return { window, adjustments: [{ name: "annotators-disagreed", message }] };
}

function votesFor(window: RawWindow, opinions: readonly RawWindow[]): number {
  return opinions.filter(([start, end]) => start === window[0] && end === window[1]).length;
}

function agreementOf(window: RawWindow, opinions: readonly RawWindow[]): number {
  return opinions.reduce((sum, opinion) => sum + overlap(window, opinion), 0) / opinions.length;
}

/** Intersection over union of two windows. */
function overlap(a: RawWindow, b: RawWindow): number {
  const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0]);
  const spanned = Math.max(a[1], b[1]) - Math.min(a[0], b[0]);
  return shared > 0 && spanned > 0 ? shared / spanned : 0;
}
