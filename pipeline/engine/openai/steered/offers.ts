import type { OfferedWords } from "../../../../schemas/engine-reply.ts";
import { seededRandom } from "../../../lib/random.ts";
import type { EngineSurroundings, NegativesRequest } from "../../engine.ts";
import { CorpusReader } from "../../lexicon/corpus-reader.ts";
import { editable } from "../../lexicon/mirror/swaps.ts";
import { drawOffers } from "./draw.ts";

/** Replacement words for requests, the same at every call. The corpus is counted at the first. */
export class Offers {
  readonly #seed: number;
  readonly #reader: CorpusReader;

  constructor(seed: number, surroundings: EngineSurroundings) {
    this.#seed = seed;
    this.#reader = new CorpusReader(surroundings);
  }

  /** What the writer of a candidate is offered: at most one replacement for each planned category. */
  async of(request: NegativesRequest): Promise<readonly OfferedWords[]> {
    const { moment, levels, sample } = request;
    const { inventory, known } = await this.#reader.read(request);
    const subject = editable(moment.query, inventory, known);
    return drawOffers(subject, levels, seededRandom(this.#seed, "steered", moment.id, sample));
  }
}
