import type { EngineSurroundings, Subject } from "../engine.ts";
import { type Inventories, type Inventory, NOTHING_SHOWN } from "./inventory/inventory.ts";
import { loadInventories } from "./inventory/store.ts";
import { type Knowledge, MentionReader } from "./knowledge.ts";

/** What a query is edited by. */
export interface Reading {
  /** What other videos of the same corpus show. */
  readonly inventory: Inventory;
  /** What the texts about the query's own video say. */
  readonly known: Knowledge;
}

/** Reads what the built-in engines edit queries by. The corpora of a run are counted at the first question. */
export class CorpusReader {
  readonly #surroundings: EngineSurroundings;
  readonly #reader = new MentionReader();
  #inventories: Promise<Inventories> | undefined;

  constructor(surroundings: EngineSurroundings) {
    this.#surroundings = surroundings;
  }

  /** What the videos of each corpus show. */
  inventories(): Promise<Inventories> {
    this.#inventories ??= loadInventories(this.#surroundings);
    return this.#inventories;
  }

  /** What a moment's query is edited by. */
  async read(subject: Subject): Promise<Reading> {
    const inventories = await this.inventories();
    return {
      inventory: inventories.get(subject.moment.corpus) ?? NOTHING_SHOWN,
      known: this.#reader.know(subject),
    };
  }

  /** Forgets everything, so that it no longer takes memory. */
  close(): void {
    this.#inventories = undefined;
  }
}
