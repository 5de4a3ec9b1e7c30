import { OperatorError } from "../../../lib/errors.ts";

/** USD and tokens. */
export interface Amount {
  readonly usd: number;
  readonly tokens: number;
}

/** Caps; null for none. */
export interface Caps {
  readonly usd: number | null;
  readonly tokens: number | null;
}

interface Waiting {
  readonly worst: Amount;
  readonly go: () => void;
  readonly stop: (error: Error) => void;
}

/**
 * Keeps spend under the caps whatever the replies cost: the worst case of a call is reserved before it goes out and given back
 * when its cost is known. A call that fits only once others have settled waits for them; one that never fits ends the run.
 */
export class Budget {
  readonly #caps: Caps;
  readonly #spent: () => Amount;
  #reserved: Amount = { usd: 0, tokens: 0 };
  #underWay = 0;
  #waiting: Waiting[] = [];
  #closed: Error | undefined;

  /** @param spent all that counts against the caps, earlier runs on the same ledger included */
  constructor(caps: Caps, spent: () => Amount) {
    this.#caps = caps;
    this.#spent = spent;
  }

  /** The worst case of all that is under way. */
  get reserved(): Amount {
    return this.#reserved;
  }

  /** Reserves the worst case of a call. */
  reserve(worst: Amount): Promise<void> {
    if (this.#closed) return Promise.reject(this.#closed);
    if (this.#fits(worst)) {
      this.#take(worst);
      return Promise.resolve();
    }
    if (this.#underWay === 0) return Promise.reject(this.#exhausted(worst));
    return new Promise((go, stop) => this.#waiting.push({ worst, go, stop }));
  }

  /** Gives a reservation back; what the call cost is in `spent` by now. */
  release(worst: Amount): void {
    this.#reserved = { usd: this.#reserved.usd - worst.usd, tokens: this.#reserved.tokens - worst.tokens };
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#reserved = { usd: 0, tokens: 0 }; // no rounding is carried on
    while (this.#waiting[0] && this.#fits(this.#waiting[0].worst)) {
      const { worst: next, go } = this.#waiting[0];
      this.#waiting.shift();
      this.#take(next);
      go();
    }
    const stuck = this.#waiting[0];
    if (stuck && this.#underWay === 0) this.close(this.#exhausted(stuck.worst));
  }

  /** Ends every wait with an error. */
  close(error: Error): void {
    this.#closed ??= error;
    for (const { stop } of this.#waiting.splice(0)) stop(error);
  }

  #fits(worst: Amount): boolean {
    const { usd, tokens } = this.#spent();
    const { usd: maxUsd, tokens: maxTokens } = this.#caps;
    return (
      (maxUsd === null || usd + this.#reserved.usd + worst.usd <= maxUsd) &&
      (maxTokens === null || tokens + this.#reserved.tokens + worst.tokens <= maxTokens)
    );
  }

  #take(worst: Amount): void {
    this.#reserved = { usd: this.#reserved.usd + worst.usd, tokens: this.#reserved.tokens + worst.tokens };
    this.#underWay += 1;
  }

  #exhausted(worst: Amount): OperatorError {
    const { usd, tokens } = this.#spent();
    const parts = [
      ...(this.#caps.usd === null
        ? []
        : [
            `${dollars(usd)} of ${dollars(this.#caps.usd)} are spent, the next call may cost ${dollars(worst.usd)}`,
          ]),
      ...(this.#caps.tokens === null
        ? []
        : [`${tokens} of ${this.#caps.tokens} tokens are spent, the next call may take ${worst.tokens}`]),
    ];
    return new OperatorError(
      `budget: ${parts.join("; ")}; raise --budget-usd or --budget-tokens and run the same command to go on`,
      1,
    );
  }
}

function dollars(usd: number): string {
  return `$${usd.toFixed(usd < 1 ? 4 : 2)}`;
}
