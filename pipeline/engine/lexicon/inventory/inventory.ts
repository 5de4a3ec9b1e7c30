import type { Moment } from "../../../../schemas/moment.ts";
import { takingTurns } from "../../../lib/turns.ts";
import { analyse } from "../analysis/analyse.ts";
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

/** Slot key -> filler -> videos. */
export type Counts = Map<string, Map<string, number>>;

/** Combinations kept per corpus; above this those seen once are forgotten, so that memory follows vocabulary. */
const MOST_COMBINATIONS = 600_000;

/** An inventory over counts. */
export function inventoryOf(counts: Counts): Inventory {
  return {
    fillers: (key) => counts.get(key),
    count: (key, filler) => counts.get(key)?.get(filler) ?? 0,
  };
}

/** Counts what one corpus shows; moments of one video should follow one another. */
class Counter {
  readonly counts: Counts = new Map();
  #combinations = 0;
  #video = "";
  #seen = new Set<string>();

  add(moment: Moment): void {
    if (moment.parentVideo !== this.#video) {
      this.#video = moment.parentVideo;
      this.#seen = new Set();
    }
    for (const { keys, filler } of observe(analyse(moment.query)))
      for (const key of keys) this.#count(key, filler);
    if (this.#combinations > MOST_COMBINATIONS) this.#forgetRare();
  }

  /** A video counts once for a filler, however many of its queries show it. */
  #count(key: string, filler: string): void {
    const seen = `${key}\u0000${filler}`;
    if (this.#seen.has(seen)) return;
    this.#seen.add(seen);
    let fillers = this.counts.get(key);
    if (fillers === undefined) this.counts.set(key, (fillers = new Map<string, number>()));
    const before = fillers.get(filler) ?? 0;
    if (before === 0) this.#combinations += 1;
    fillers.set(filler, before + 1);
  }

  #forgetRare(): void {
    for (let least = 1; this.#combinations > MOST_COMBINATIONS / 2; least++) {
      for (const [key, fillers] of this.counts) {
        for (const [filler, count] of fillers) {
          if (count > least) continue;
          fillers.delete(filler);
          this.#combinations -= 1;
        }
        if (fillers.size === 0) this.counts.delete(key);
      }
    }
  }
}

/** Reads all moments once and counts what each corpus shows. Stops with StoppedError when the signal fires. */
export async function countMoments(
  moments: AsyncIterable<Moment>,
  signal: AbortSignal,
): Promise<Map<string, Counts>> {
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
