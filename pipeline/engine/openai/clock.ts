import { StoppedError, throwIfStopped } from "../../lib/errors.ts";

/** Time as the engine knows it; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970, for records. */
  now(): number;
  /** Milliseconds that only grow, for pacing. */
  elapsed(): number;
  /** Calls back after so many milliseconds; returns what cancels it. */
  after(ms: number, call: () => void): () => void;
}

/** The machine's time. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  elapsed: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/** Waits; a stop ends the wait at once with StoppedError. */
export async function wait(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  throwIfStopped(signal);
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      cancel();
      reject(new StoppedError());
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener("abort", stop);
      resolve();
    });
    signal.addEventListener("abort", stop, { once: true });
  });
}
