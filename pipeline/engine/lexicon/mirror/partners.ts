import type { EngineSurroundings, Subject } from "../../engine.ts";
import type { Json } from "../../../lib/fingerprint.ts";
import { CorpusReader } from "../corpus-reader.ts";
import { eligibleOf } from "./answer.ts";
import { MATCHING, Mirrors, type MirrorSettings } from "./mirrors.ts";
import type { Offer } from "./offers.ts";
import { editable, type EditableQuery } from "./swaps.ts";

/** What moments of a run can trade with each other. They are matched at the first question, once for a run. */
export class Partners {
  readonly #settings: MirrorSettings;
  readonly #surroundings: EngineSurroundings;
  readonly #reader: CorpusReader;
  #mirrors: Promise<Mirrors> | undefined;

  constructor(settings: MirrorSettings, surroundings: EngineSurroundings) {
    this.#settings = settings;
    this.#surroundings = surroundings;
    this.#reader = new CorpusReader(surroundings);
  }

  /** Everything beside the moments that shapes who trades with whom first: that decides the plans. */
  get identity(): { readonly [name: string]: Json } {
    const { seed, split } = this.#settings;
    return { seed, split, matching: MATCHING };
  }

  /**
   * What a moment may be given as one of its candidates, smaller levels first; empty when no other moment trades with it.
   *
   * @param sample 0 for the first candidate, which decides the plan
   */
  async offersOf(momentId: string, sample: number): Promise<readonly Offer[]> {
    this.#mirrors ??= this.#open();
    return (await this.#mirrors).offersOf(momentId, sample);
  }

  /** A moment's query with everything that an edit of it is judged by. */
  async read(subject: Subject): Promise<EditableQuery> {
    const { inventory, known } = await this.#reader.read(subject);
    return editable(subject.moment.query, inventory, known);
  }

  /** The categories that a moment's partners make possible, with reasons, and the levels that can be written along them. */
  async plansOf(subject: Subject): Promise<ReturnType<typeof eligibleOf>> {
    const offers = await this.offersOf(subject.moment.id, 0);
    return offers.length === 0 ? { eligible: [], plans: [] } : eligibleOf(await this.read(subject), offers);
  }

  async close(): Promise<void> {
    const mirrors = this.#mirrors;
    this.#mirrors = undefined;
    this.#reader.close();
    // matches that could not be made leave nothing to close: whoever asked for them was told why
    const opened = await mirrors?.catch(() => undefined);
    await opened?.close();
  }

  async #open(): Promise<Mirrors> {
    return Mirrors.open(this.#surroundings, this.#settings, await this.#reader.inventories());
  }
}
