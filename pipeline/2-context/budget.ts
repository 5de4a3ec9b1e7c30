import type { ContextCaption } from "../../schemas/context.ts";
import type { TimeWindow } from "../../schemas/window.ts";

/** What a caption costs when a model is told of it. */
export type CaptionCost = (caption: ContextCaption) => number;

/**
 * Marks the captions that a budget leaves no room for. The nearest to the moment's windows come first, those without a time
 * last; one that does not fit is left out whole, and nearer to farther goes on. The moment's own query is free: whether it is
 * sent is another setting. Nothing is removed, for what is true of the video is checked against all captions. Pure.
 */
export function withinBudget(
  captions: readonly ContextCaption[],
  windows: readonly TimeWindow[],
  budget: number,
  cost: CaptionCost,
): ContextCaption[] {
  const nearest = captions
    .map((caption, at) => ({ caption, at, gap: gapTo(caption.window, windows) }))
    .filter(({ caption }) => !caption.own)
    .toSorted((a, b) => (a.gap === b.gap ? a.at - b.at : a.gap - b.gap)); // gaps may both be infinite
  const beyond = new Set<number>();
  let left = budget;
  for (const { caption, at } of nearest) {
    const tokens = cost(caption);
    if (tokens <= left) left -= tokens;
    else beyond.add(at);
  }
  return captions.map((caption, at) => (beyond.has(at) ? { ...caption, beyondBudget: true } : caption));
}

/** Seconds between a caption and the nearest of the moment's windows: 0 where they overlap, infinite without a time. */
function gapTo(window: TimeWindow | null, windows: readonly TimeWindow[]): number {
  if (window === null) return Infinity;
  const gaps = windows.map(([start, end]) => Math.max(0, start - window[1], window[0] - end));
  return Math.min(...gaps);
}
