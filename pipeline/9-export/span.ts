import type { WindowPolicy } from "../../schemas/config.ts";
import type { TimeWindow } from "../../schemas/window.ts";

/**
 * The one window that stands for several, seconds; undefined when the policy is to leave such moments out. A model that is
 * trained on one of several true windows is punished for naming another: hence "omit" is the default.
 * @param windows sorted by start
 */
export function singleWindow(windows: readonly TimeWindow[], policy: WindowPolicy): TimeWindow | undefined {
  const [first, ...rest] = windows;
  if (first === undefined || rest.length === 0) return first;
  switch (policy) {
    case "omit":
      return undefined;
    case "first":
      return first;
    case "longest":
      return rest.reduce((best, window) => (lengthOf(window) > lengthOf(best) ? window : best), first);
    case "hull":
      return [first[0], Math.max(...windows.map(([, end]) => end))];
  }
}

function lengthOf([start, end]: TimeWindow): number {
  return end - start;
}
