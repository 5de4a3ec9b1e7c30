import { setImmediate as nextTurn } from "node:timers/promises";
import { throwIfStopped } from "./errors.ts";

/** Longest stretch of work without a look at signals and timers, milliseconds: keeps Ctrl-C prompt. */
const TURN_MS = 20;

/**
 * For loops that compute: await the returned function once an item. Now and then it lets the event loop run, and throws
 * StoppedError when the run was asked to stop. Resolves to true on the calls that let the loop run.
 */
export function takingTurns(
  signal: AbortSignal,
  clock: () => number = () => performance.now(),
): () => Promise<boolean> {
  let last = clock();
  return async () => {
    if (clock() - last < TURN_MS) return false;
    await nextTurn();
    throwIfStopped(signal);
    last = clock();
    return true;
  };
}
