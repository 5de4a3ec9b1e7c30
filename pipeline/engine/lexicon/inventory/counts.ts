/** Fillers kept side by side in one list; more of them go to a map. Most slots have one or two, and a map for each would cost most. */
const FEW = 8;

/** Filler, count, filler, count …, in the order in which they were first seen. */
type Few = (string | number)[];

/** Counts of what fills slots, by slot key and filler, in the order in which each was first seen. */
export class SlotCounts {
  readonly #slots = new Map<string, Few | Map<string, number>>();
  /** Each filler once, however many slots it fills. */
  readonly #fillers = new Map<string, string>();
  #combinations = 0;

  /** Pairs of a slot key and a filler that have a count. */
  get combinations(): number {
    return this.#combinations;
  }

  count(key: string, filler: string): number {
    const slot = this.#slots.get(key);
    if (slot === undefined) return 0;
    return slot instanceof Map ? (slot.get(filler) ?? 0) : countAmong(slot, filler);
  }

  /** Fillers of a slot with their counts; undefined when nothing was counted there. */
  fillers(key: string): ReadonlyMap<string, number> | undefined {
    const slot = this.#slots.get(key);
    return slot === undefined || slot instanceof Map ? slot : new Map(pairsOf(slot));
  }

  /** Every slot key with its fillers. */
  *entries(): Generator<readonly [key: string, fillers: (readonly [filler: string, count: number])[]]> {
    for (const [key, slot] of this.#slots) yield [key, [...(slot instanceof Map ? slot : pairsOf(slot))]];
  }

  /** Adds to a filler's count. */
  add(key: string, filler: string, count: number): void {
    const slot = this.#slots.get(key);
    if (slot instanceof Map) {
      const before = slot.get(filler);
      if (before === undefined) this.#combinations += 1;
      slot.set(before === undefined ? this.#one(filler) : filler, (before ?? 0) + count);
      return;
    }
    const place = slot?.indexOf(filler) ?? -1;
    if (slot !== undefined && place >= 0) {
      slot[place + 1] = Number(slot[place + 1]) + count;
      return;
    }
    this.#combinations += 1;
    if (slot === undefined) this.#slots.set(key, [this.#one(filler), count]);
    else if (slot.length < 2 * FEW) slot.push(this.#one(filler), count);
    else this.#slots.set(key, new Map([...pairsOf(slot), [this.#one(filler), count]]));
  }

  /** Forgets the rarest combinations, those seen once before those seen twice, until no more than a number are left. */
  forgetRare(most: number): void {
    for (let least = 1; this.#combinations > most; least++) {
      for (const [key, fillers] of this.entries()) {
        const kept = fillers.filter(([, count]) => count > least);
        if (kept.length === fillers.length) continue;
        this.#combinations -= fillers.length - kept.length;
        if (kept.length === 0) this.#slots.delete(key);
        else this.#slots.set(key, kept.length > FEW ? new Map(kept) : kept.flat());
      }
    }
  }

  #one(filler: string): string {
    const known = this.#fillers.get(filler);
    if (known === undefined) this.#fillers.set(filler, filler);
    return known ?? filler;
  }
}

function countAmong(slot: Few, filler: string): number {
  const place = slot.indexOf(filler);
  return place < 0 ? 0 : Number(slot[place + 1]);
}

function* pairsOf(slot: Few): Generator<[string, number]> {
  for (let i = 0; i < slot.length; i += 2) yield [String(slot[i]), Number(slot[i + 1])];
}
