import type { Clock } from "./clock.ts";

/** Failures in a row, without a reply between them, after which a server counts as gone. */
const FAILURES = 10;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** What a breaker does to the calls and says to people. */
export interface BreakerEffects {
  readonly pause: (ms: number) => void;
  readonly resume: () => void;
  readonly say: (name: string, message: string) => void;
}

/**
 * Notices that a server is gone: then calls pause, one at a time looks whether it is back, and nobody's tries are used up.
 * Too long without a reply is for a person to look at.
 */
export class Breaker {
  readonly #clock: Clock;
  readonly #effects: BreakerEffects;
  #failures = 0;
  #pauseMs = 0;
  #pausedUntil = -Infinity;
  /** When the first failure behind the last reply came. */
  #failingSince: number | undefined;
  #lastReason = "";

  constructor(clock: Clock, effects: BreakerEffects) {
    this.#clock = clock;
    this.#effects = effects;
  }

  get open(): boolean {
    return this.#pauseMs > 0;
  }

  /** Milliseconds for which the server has let nothing through, and why; 0 while all is well. */
  silence(): { readonly ms: number; readonly reason: string } {
    const ms = this.#failingSince === undefined ? 0 : this.#clock.elapsed() - this.#failingSince;
    return { ms, reason: this.#lastReason };
  }

  replied(): void {
    this.#failures = 0;
    this.#failingSince = undefined;
    if (!this.open) return;
    this.#pauseMs = 0;
    this.#pausedUntil = -Infinity;
    this.#effects.resume();
    this.#effects.say("server-back", "the server answers again");
  }

  /** A call failed for a reason that lies with server or line. `throttled` ones count only towards the silence. */
  failed(reason: string, throttled: boolean): void {
    const now = this.#clock.elapsed();
    this.#lastReason = reason;
    this.#failingSince ??= now;
    this.#failures += throttled ? 0 : 1;
    if (throttled || this.#failures < FAILURES || now < this.#pausedUntil) return;
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, this.#pauseMs === 0 ? FIRST_PAUSE_MS : this.#pauseMs * 2);
    this.#pausedUntil = now + this.#pauseMs;
    this.#effects.pause(this.#pauseMs);
    this.#effects.say("server-gone", `the server does not answer (${reason}); calls pause until it does`);
  }
}
