import type { Moment } from "../../../../schemas/moment.ts";
import { takingTurns } from "../../../lib/turns.ts";
import { analyse } from "../analysis/analyse.ts";
import { SlotCounts } from "./counts.ts";
import { observe } from "./slots.ts";

/** What the videos of one corpus show: fillers of each kind of slot, with the number of videos that show them. */
export interface Inventory {
  /** How many times as many words to draw as one negative needs; 1 unless said otherwise. */
  readonly breadth?: number;
  /** Fillers counted under a key; undefined when no video shows such a slot. */
  fillers(key: string): ReadonlyMap<string, number> | undefined;
  /** Videos that show a filler in such a slot. */
  count(key: string, filler: string): number;
}

/** What the videos of each corpus show, by the corpus's name. */
export type Inventories = ReadonlyMap<string, Inventory>;

/** Combinations kept per corpus; above this those seen once are forgotten, so that memory follows vocabulary. */
const MOST_COMBINATIONS = 600_000;

/** What a corpus shows of which nothing is known. */
export const NOTHING_SHOWN: Inventory = new SlotCounts();

/** Counts what one corpus shows; moments of one video should follow one another. */
class Counter {
  readonly counts = new SlotCounts();
  #video = "";
  #seen = new Set<string>();

  add(moment: Moment): void {
    if (moment.parentVideo !== this.#video) {
      this.#video = moment.parentVideo;
      this.#seen = new Set();
    }
    for (const { keys, filler } of observe(analyse(moment.query)))
      for (const key of keys) this.#count(key, filler);
    if (this.counts.combinations > MOST_COMBINATIONS) this.counts.forgetRare(MOST_COMBINATIONS / 2);
  }

  /** A video counts once for a filler, however many of its queries show it. */
  #count(key: string, filler: string): void {
    const seen = `${key}\u0000${filler}`;
    if (this.#seen.has(seen)) return;
    this.#seen.add(seen);
    this.counts.add(key, filler, 1);
  }
}

/** Reads all moments once and counts what each corpus shows. Stops with StoppedError when the signal fires. */
export async function countMoments(
  moments: AsyncIterable<Moment>,
  signal: AbortSignal,
): Promise<Map<string, SlotCounts>> {
  const counters = new Map<string, Counter>();
  const turn = takingTurns(signal);
  for await (const moment of moments) {
    await turn();
    let counter = counters.get(moment.corpus);
    if (counter === undefined) counters.set(moment.corpus, (counter = new Counter()));
    counter.add(moment);
  }
  return new Map([...counters].map(([corpus, counter]) => [corpus, counter.counts]));
}
