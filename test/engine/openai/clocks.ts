import type { Clock } from "../../../pipeline/engine/openai/clock.ts";

/** A clock that lets every wait pass at once and remembers how long it would have taken. */
export function hurriedClock(): Clock & { readonly waits: readonly number[] } {
  let skipped = 0;
  const waits: number[] = [];
  const elapsed = (): number => performance.now() + skipped;
  return {
    waits,
    now: () => performance.timeOrigin + elapsed(),
    elapsed,
    after: (ms, call) => {
      waits.push(ms);
      const due = elapsed() + ms;
      const timer = setImmediate(() => {
        skipped += Math.max(0, due - elapsed());
        call();
      });
      return () => clearImmediate(timer);
    },
  };
}

interface Timer {
  readonly at: number;
  readonly number: number;
  readonly call: () => void;
}

/** A clock that stands still until it is told to go on; what is due then happens in order. */
export class SteppedClock implements Clock {
  #time = 0;
  #number = 0;
  #timers: Timer[] = [];

  now(): number {
    return this.#time;
  }

  elapsed(): number {
    return this.#time;
  }

  after(ms: number, call: () => void): () => void {
    const timer = { at: this.#time + ms, number: (this.#number += 1), call };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Runs until nothing is due any more, or until a time. */
  async run(until = Infinity): Promise<void> {
    for (;;) {
      await Promise.resolve();
      const next = this.#timers.reduce<Timer | undefined>(
        (best, timer) =>
          best === undefined || timer.at < best.at || (timer.at === best.at && timer.number < best.number)
            ? timer
            : best,
        undefined,
      );
      if (next === undefined || next.at > until) return;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#time = next.at;
      next.call();
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    }
  }
}
