import type { Moment } from "../../schemas/moment.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import { comparableText } from "../lib/text.ts";

/**
 * Counts what corpora have in common: `shared-video:A+B` for a video of A that B shows too, `shared-query:A+B` for a query that B
 * repeats on it. Nothing is rejected for that, splits keep such videos together; but who mixes corpora should know.
 */
export class Overlaps {
  readonly #index: DiskIndex;

  constructor(index: DiskIndex) {
    this.#index = index;
  }

  /** Tallies for one more moment; each video is counted once for each pair of corpora. */
  async count({ corpus, parentVideo, query }: Moment): Promise<Record<string, number>> {
    const [video, asked] = [
      await this.#meet(`video\u0000${parentVideo}`, corpus),
      await this.#meet(`query\u0000${parentVideo}\u0000${comparableText(query)}`, corpus),
    ];
    return {
      ...(video === undefined ? {} : { [`shared-video:${video}+${corpus}`]: 1 }),
      ...(asked === undefined ? {} : { [`shared-query:${asked}+${corpus}`]: 1 }),
    };
  }

  /** The first corpus that had the key, when it is another one and this corpus meets it for the first time. */
  async #meet(key: string, corpus: string): Promise<string | undefined> {
    const first = this.#index.get(key);
    if (first === undefined) await this.#index.put(key, corpus);
    if (first === undefined || first === corpus) return undefined;
    const met = `${key}\u0000${corpus}`;
    if (this.#index.get(met) !== undefined) return undefined;
    await this.#index.put(met, corpus);
    return first;
  }
}
