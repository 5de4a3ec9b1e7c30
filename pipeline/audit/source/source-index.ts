import { z } from "zod";
import { caption } from "../../../schemas/caption.ts";
import type { Moment } from "../../../schemas/moment.ts";
import { timeWindow } from "../../../schemas/window.ts";
import type { DiskIndex } from "../../lib/disk-index.ts";
import { videoKeyOf } from "../record.ts";

/** A query of the source corpus with its windows. */
const sourceQuery = z.object({
  corpus: z.string(),
  query: z.string(),
  windows: z.array(timeWindow),
  duration: z.number(),
  crop: timeWindow.nullable(),
  companions: z.array(caption),
});

export type SourceQuery = z.infer<typeof sourceQuery>;

/** What the source corpora say of one video: its queries in reading order. */
export interface SourceVideo {
  readonly queries: readonly SourceQuery[];
}

/** Moments of source corpora by video, on disk, so that a large corpus does not fill memory. */
export class SourceIndex {
  readonly #index: DiskIndex;
  #last: { readonly key: string; readonly video: SourceVideo | undefined } | undefined;

  private constructor(index: DiskIndex) {
    this.#index = index;
  }

  /** Reads all moments into the index. A crop is found under its own name and under the whole file's. */
  static async open(moments: AsyncIterable<Moment>, index: DiskIndex): Promise<SourceIndex> {
    let count = 0;
    for await (const { corpus, video, crop, query, windows, duration, companions } of moments) {
      const value = JSON.stringify({
        corpus,
        query,
        windows,
        duration,
        crop,
        companions,
      } satisfies SourceQuery);
      const order = String(count++).padStart(12, "0");
      for (const key of new Set([videoKeyOf(video, crop), videoKeyOf(video, null)])) {
        await index.put(`${key}\u0000${order}`, value);
      }
    }
    return new SourceIndex(index);
  }

  /** What the corpora say of a video; undefined when they do not know it. */
  async video(key: string): Promise<SourceVideo | undefined> {
    if (this.#last?.key === key) return this.#last.video;
    const values = await this.#index.under(`${key}\u0000`);
    const queries = values.map((value) => sourceQuery.parse(JSON.parse(value)));
    this.#last = { key, video: queries.length === 0 ? undefined : { queries } };
    return this.#last.video;
  }
}
