import type { Adjustment } from "../../schemas/moment.ts";
import type { TimeWindow } from "../../schemas/window.ts";
import { type Defect, isDefect } from "./source.ts";

/** How far times may lie outside the video; both in seconds. */
export interface Limits {
  /** Overshoot that is rounding, not a defect. */
  readonly toleranceSeconds: number;
  /** Overshoot that is clamped; beyond it the row is rejected. */
  readonly clampSeconds: number;
}

/** Windows of a moment that lie inside the video, and what was changed to get them there. */
export interface FittedWindows {
  readonly windows: readonly TimeWindow[];
  readonly adjustments: readonly Adjustment[];
}

/** Keeps 30.87 - 30.82 from counting as more than 0.05. */
const FLOAT_SLACK = 1e-9;

/**
 * Checks a moment's windows against the duration: clamps small overshoot by name, sorts, puts overlapping windows together.
 * One bad window rejects the moment: without it, a time at which the query is true would count as false.
 * Reversed windows are never swapped; nobody knows which end is wrong.
 */
export function fitWindows(
  windows: readonly (readonly [number, number])[],
  duration: number,
  limits: Limits,
): FittedWindows | Defect {
  if (windows.length === 0) return defect("no-window", "the query has no window");
  if (windows.every(saysNone)) return defect("no-window", "the window is a sign that there is none");
  const fitted: TimeWindow[] = [];
  const adjustments: Adjustment[] = [];
  for (const window of windows) {
    const one = fitWindow(window, duration, limits);
    if (isDefect(one)) return one;
    fitted.push(one.window);
    adjustments.push(...one.adjustments);
  }
  const merged = mergeOverlaps(fitted);
  if (merged.length < fitted.length) {
    const message = `${fitted.length} windows to ${merged.length}, for some overlap`;
    adjustments.push({ name: "windows-merged", message });
  }
  return { windows: merged, adjustments };
}

function fitWindow(
  [start, end]: readonly [number, number],
  duration: number,
  limits: Limits,
): { window: TimeWindow; adjustments: Adjustment[] } | Defect {
  const shown = `[${seconds(start)}, ${seconds(end)}]`;
  if (!Number.isFinite(start) || !Number.isFinite(end))
    return defect("non-finite-time", `window ${shown} is not two numbers of seconds`);
  if (end < start) return defect("reversed-window", `window ${shown} ends before it starts`);
  if (end === start) return defect("empty-window", `window ${shown} has no length`);
  if (start >= duration)
    return defect(
      "start-beyond-duration",
      `window ${shown} starts at or behind the video's end, ${seconds(duration)} s`,
    );
  const overshoot = end - duration;
  const undershoot = -start;
  if (undershoot > limits.clampSeconds + FLOAT_SLACK || (undershoot > 0 && end <= 0))
    return defect("negative-start", `window ${shown} starts before the video`);
  if (overshoot > limits.clampSeconds + FLOAT_SLACK) {
    const most = `${seconds(limits.clampSeconds)} s of overshoot are clamped`;
    const message = `window ${shown} ends ${seconds(overshoot)} s behind the video's end, ${seconds(duration)} s; at most ${most}`;
    return defect("end-beyond-duration", message);
  }
  const adjustments: Adjustment[] = [];
  const fit = (edge: "start" | "end", outside: number, from: number, to: number): number => {
    if (outside <= 0) return from;
    const how = outside <= limits.toleranceSeconds + FLOAT_SLACK ? "rounded" : "clamped";
    adjustments.push({ name: `${edge}-${how}`, message: `${edge} ${seconds(from)} s to ${seconds(to)} s` });
    return to;
  };
  const window: TimeWindow = [fit("start", undershoot, start, 0), fit("end", overshoot, end, duration)];
  return { window, adjustments };
}

/** Windows that corpora write where the query is true of nothing: [0, 0] and [-1, -1]. */
function saysNone([start, end]: readonly [number, number]): boolean {
  return start === end && (start === 0 || start === -1);
}

/** Sorted by start; windows that share more than an edge become one, and so do equal ones. */
function mergeOverlaps(windows: readonly TimeWindow[]): TimeWindow[] {
  const merged: TimeWindow[] = [];
  for (const [start, end] of [...windows].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start < last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
}

/** Seconds for people: at most three decimals. */
export function seconds(value: number): string {
  return String(Number.isFinite(value) ? Math.round(value * 1000) / 1000 : value);
}

function defect(reason: string, message: string): Defect {
  return { reason, message };
}
