import type { OfferedWords } from "../../../../schemas/engine-reply.ts";
import { seededRandom } from "../../../lib/random.ts";
import type { EngineSurroundings, NegativesRequest } from "../../engine.ts";
import { type Inventory, NOTHING_SHOWN } from "../../lexicon/inventory/inventory.ts";
import { loadInventories } from "../../lexicon/inventory/store.ts";
import { MentionReader } from "../../lexicon/knowledge.ts";
import { editable } from "../../lexicon/mirror/swaps.ts";
import { drawOffers } from "./draw.ts";

/** Replacement words for requests, the same at every call. The corpus is counted at the first. */
export class Offers {
  readonly #seed: number;
  readonly #surroundings: EngineSurroundings;
  readonly #reader = new MentionReader();
  #inventories: Promise<ReadonlyMap<string, Inventory>> | undefined;

  constructor(seed: number, surroundings: EngineSurroundings) {
    this.#seed = seed;
    this.#surroundings = surroundings;
  }

  /** What the writer of a candidate is offered: at most one replacement for each planned category. */
  async of(request: NegativesRequest): Promise<readonly OfferedWords[]> {
    this.#inventories ??= loadInventories(this.#surroundings);
    const { moment, levels, sample } = request;
    const inventory = (await this.#inventories).get(moment.corpus) ?? NOTHING_SHOWN;
    const subject = editable(moment.query, inventory, this.#reader.know(request));
    return drawOffers(subject, levels, seededRandom(this.#seed, "steered", moment.id, sample));
  }
}
