import type { Moment } from "../../schemas/moment.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import { comparableText } from "../lib/text.ts";

/**
 * Counts what corpora have in common: `shared-video:A+B` for a video of A that B shows too, `shared-query:A+B` for a query that B
 * repeats on it. Nothing is rejected for that, splits keep such videos together; but who mixes corpora should know.
 */
export class Overlaps {
  readonly #index: DiskIndex;
  /** The video met last, by the corpus that was the first to have it: rows of one video mostly come together. */
  #own: { readonly parentVideo: string; readonly corpus: string } | undefined;

  constructor(index: DiskIndex) {
    this.#index = index;
  }

  /** Tallies for one more moment; each video is counted once for each pair of corpora. */
  async count({ corpus, parentVideo, query }: Moment): Promise<Record<string, number>> {
    const asked = `query\u0000${parentVideo}\u0000${comparableText(query)}`;
    if (this.#own?.parentVideo === parentVideo && this.#own.corpus === corpus) {
      await this.#index.put(asked, corpus); // no other corpus can have asked it: none has had the video
      return {};
    }
    const video = `video\u0000${parentVideo}`;
    const first = this.#index.get(video);
    this.#own = first === undefined ? { parentVideo, corpus } : undefined;
    if (first === undefined) {
      await this.#index.put(video, corpus);
      await this.#index.put(asked, corpus);
      return {};
    }
    const [shared, repeated] = [
      await this.#meet(video, first, corpus),
      await this.#meet(asked, this.#index.get(asked), corpus),
    ];
    return {
      ...(shared === undefined ? {} : { [`shared-video:${shared}+${corpus}`]: 1 }),
      ...(repeated === undefined ? {} : { [`shared-query:${repeated}+${corpus}`]: 1 }),
    };
  }

  /** The first corpus that had the key, when it is another one and this corpus meets it for the first time. */
  async #meet(key: string, first: string | undefined, corpus: string): Promise<string | undefined> {
    if (first === undefined) await this.#index.put(key, corpus);
    if (first === undefined || first === corpus) return undefined;
    const met = `${key}\u0000${corpus}`;
    if (this.#index.get(met) !== undefined) return undefined;
    await this.#index.put(met, corpus);
    return first;
  }
}
