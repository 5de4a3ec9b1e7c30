import type { Config } from "../../../../schemas/config.ts";
import type { Moment } from "../../../../schemas/moment.ts";
import type { DiskIndex } from "../../../lib/disk-index.ts";
import { splitOf } from "../../../lib/draw-split.ts";
import { parseJson } from "../../../lib/ndjson.ts";
import { officialSplit, stricterSplit } from "../../../lib/official-split.ts";
import { seededRandom } from "../../../lib/random.ts";
import { z } from "zod";

/**
 * Moments that trade among themselves, about: enough to find partners, few enough to hold in memory, whatever the corpus's size.
 * Blocks never cross splits, so that no text is learnt as a negative of one split and tested as an original of another.
 */
const BLOCK_MOMENTS = 1500;

/** What matching needs of a moment. */
const blockMoment = z.strictObject({
  id: z.string(),
  corpus: z.string(),
  query: z.string(),
  /** Video and crop: moments of one know each other's queries. */
  video: z.string(),
  companions: z.array(z.string()),
});

export type BlockMoment = z.infer<typeof blockMoment>;

/** What decides which block a moment lies in. */
export interface BlockSettings {
  readonly seed: number;
  readonly split: Config["split"];
}

/** Deals the moments of a run to blocks on disk, by corpus, split and parent video. */
export class Blocks {
  readonly #index: DiskIndex;
  readonly #settings: BlockSettings;
  /** Moments by corpus and split. */
  readonly #counts = new Map<string, number>();

  constructor(index: DiskIndex, settings: BlockSettings) {
    this.#index = index;
    this.#settings = settings;
  }

  /** First pass: the strictest split that any corpus names for each parent video. */
  async note({ parentVideo, officialSplit: name }: Moment): Promise<void> {
    const key = `official\u0000${parentVideo}`;
    const known = officialSplit(this.#index.get(key) ?? null);
    const strictest = stricterSplit(known, officialSplit(name));
    if (strictest !== undefined && strictest !== known) await this.#index.put(key, strictest);
  }

  /** Second pass: how many moments each corpus has in each split. */
  count(moment: Moment): void {
    const part = this.#partOf(moment);
    this.#counts.set(part, (this.#counts.get(part) ?? 0) + 1);
  }

  /** Third pass: keeps a moment in its block. */
  async put(moment: Moment, order: number): Promise<void> {
    const part = this.#partOf(moment);
    const random = seededRandom(this.#settings.seed, "mirror-block", moment.parentVideo);
    const block = random.below(this.#blocksOf(part));
    const kept: BlockMoment = {
      id: moment.id,
      corpus: moment.corpus,
      query: moment.query,
      video: `${moment.video}\u0000${moment.crop?.join("-") ?? ""}`,
      companions: moment.companions.map(({ text }) => text),
    };
    const key = `${keyOf(part, block)}${String(order).padStart(12, "0")}`;
    await this.#index.put(key, JSON.stringify(kept));
  }

  /** The blocks, one after another, each with its moments in the order of the run. */
  async *all(): AsyncGenerator<{ readonly name: string; readonly moments: BlockMoment[] }> {
    for (const part of [...this.#counts.keys()].sort()) {
      for (let block = 0; block < this.#blocksOf(part); block++) {
        const values = await this.#index.under(keyOf(part, block));
        yield {
          name: `${part}/${block}`,
          moments: values.map((value) => blockMoment.parse(parseJson(value))),
        };
      }
    }
  }

  #partOf({ corpus, parentVideo }: Moment): string {
    const official = this.#index.get(`official\u0000${parentVideo}`) ?? null;
    const { seed, split } = this.#settings;
    return `${corpus}/${splitOf(seed, split, parentVideo, official).split}`;
  }

  #blocksOf(part: string): number {
    return Math.max(1, Math.round((this.#counts.get(part) ?? 0) / BLOCK_MOMENTS));
  }
}

function keyOf(part: string, block: number): string {
  return `block\u0000${part}\u0000${String(block).padStart(6, "0")}\u0000`;
}
