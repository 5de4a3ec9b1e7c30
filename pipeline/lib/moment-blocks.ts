import type { Config } from "../../schemas/config.ts";
import type { Moment } from "../../schemas/moment.ts";
import type { DiskIndex } from "./disk-index.ts";
import { splitOf } from "./draw-split.ts";
import { officialSplit, stricterSplit } from "./official-split.ts";
import { seededRandom } from "./random.ts";

/**
 * Moments of a block, about: enough to find partners, few enough to hold in memory, whatever the corpus's size.
 * Blocks never cross splits, so that no text is learnt as a negative of one split and tested as an original of another.
 */
const BLOCK_MOMENTS = 1500;

/** What decides which block a moment lies in. */
export interface BlockSettings {
  readonly seed: number;
  readonly split: Config["split"];
}

/** What of a moment decides its block. */
export type Dealt = Pick<Moment, "corpus" | "parentVideo" | "officialSplit">;

/** A block: what was kept of its moments, in the order of the run. */
export interface MomentBlock {
  readonly name: string;
  readonly corpus: string;
  readonly values: readonly string[];
}

/**
 * Deals the moments of a run to blocks on disk, by corpus, split and parent video: whoever deals the same moments with the same
 * settings gets the same blocks.
 */
export class MomentBlocks {
  readonly #index: DiskIndex;
  readonly #settings: BlockSettings;
  /** Moments by corpus and split. */
  readonly #counts = new Map<string, { readonly corpus: string; moments: number }>();
  #order = 0;

  private constructor(index: DiskIndex, settings: BlockSettings) {
    this.#index = index;
    this.#settings = settings;
  }

  /**
   * Reads all moments twice: for the strictest split that any corpus names for each parent video, then for the number of moments
   * of each corpus in each split.
   *
   * @param turn awaited now and then, so that long work can be stopped
   */
  static async survey(
    index: DiskIndex,
    settings: BlockSettings,
    moments: () => AsyncIterable<Dealt>,
    turn: () => Promise<unknown>,
  ): Promise<MomentBlocks> {
    const blocks = new MomentBlocks(index, settings);
    for await (const moment of moments()) {
      await turn();
      await blocks.#note(moment);
    }
    for await (const moment of moments()) {
      await turn();
      blocks.#count(moment);
    }
    return blocks;
  }

  /** Keeps something of a moment in its block; moments come in the order of the run. */
  async put(moment: Dealt, value: string): Promise<void> {
    const part = this.#partOf(moment);
    const random = seededRandom(this.#settings.seed, "mirror-block", moment.parentVideo);
    const block = random.below(this.#blocksOf(part));
    await this.#index.put(`${keyOf(part, block)}${String(this.#order++).padStart(12, "0")}`, value);
  }

  /** The blocks, one after another. */
  async *all(): AsyncGenerator<MomentBlock> {
    for (const [part, { corpus }] of [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (let block = 0; block < this.#blocksOf(part); block++)
        yield { name: `${part}/${block}`, corpus, values: await this.#index.under(keyOf(part, block)) };
    }
  }

  async #note({ parentVideo, officialSplit: name }: Dealt): Promise<void> {
    const key = `official\u0000${parentVideo}`;
    const known = officialSplit(this.#index.get(key) ?? null);
    const strictest = stricterSplit(known, officialSplit(name));
    if (strictest !== undefined && strictest !== known) await this.#index.put(key, strictest);
  }

  #count(moment: Dealt): void {
    const part = this.#partOf(moment);
    const known = this.#counts.get(part);
    if (known === undefined) this.#counts.set(part, { corpus: moment.corpus, moments: 1 });
    else known.moments += 1;
  }

  #partOf({ corpus, parentVideo }: Dealt): string {
    const official = this.#index.get(`official\u0000${parentVideo}`) ?? null;
    const { seed, split } = this.#settings;
    return `${corpus}/${splitOf(seed, split, parentVideo, official).split}`;
  }

  #blocksOf(part: string): number {
    return Math.max(1, Math.round((this.#counts.get(part)?.moments ?? 0) / BLOCK_MOMENTS));
  }
}

function keyOf(part: string, block: number): string {
  return `block\u0000${part}\u0000${String(block).padStart(6, "0")}\u0000`;
}
