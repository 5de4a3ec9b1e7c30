/** Places of a map that holds nothing yet; a power of two. */
const FEWEST = 64;

/**
 * A map from numbers to numbers that grows with what it holds and nothing else: 16 bytes for an entry, in at most four times as many
 * places. A Map of the same numbers keeps an object for each key, which a garbage collector has to look at again and again.
 */
export class NumberMap {
  #keys = emptyKeys(FEWEST);
  #values = new Float64Array(FEWEST);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The value of a key; undefined when it has none. Keys are any numbers but NaN. */
  get(key: number): number | undefined {
    const place = this.#placeOf(key);
    return this.#keys[place] === key ? this.#values[place] : undefined;
  }

  set(key: number, value: number): void {
    const place = this.#placeOf(key);
    this.#values[place] = value;
    if (this.#keys[place] === key) return;
    this.#keys[place] = key;
    this.#size += 1;
    if (this.#size * 2 > this.#keys.length) this.#grow();
  }

  /** Where a key stands, or where it would. */
  #placeOf(key: number): number {
    const keys = this.#keys;
    const last = keys.length - 1;
    let place = mixed(key) & last;
    for (;;) {
      const found = keys[place] ?? NaN;
      if (found === key || Number.isNaN(found)) return place;
      place = (place + 1) & last;
    }
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = emptyKeys(keys.length * 2);
    this.#values = new Float64Array(keys.length * 2);
    for (const [at, key] of keys.entries()) {
      if (Number.isNaN(key)) continue;
      const place = this.#placeOf(key);
      this.#keys[place] = key;
      this.#values[place] = values[at] ?? 0;
    }
  }
}

function emptyKeys(places: number): Float64Array {
  return new Float64Array(places).fill(NaN);
}

/** Lets every bit of a whole number below 2^53 count for where it stands. */
function mixed(key: number): number {
  const halves = (key | 0) ^ Math.imul((key / 2 ** 32) | 0, 0x2c1b3c6d);
  const hash = Math.imul(halves ^ (halves >>> 16), 0x297a2d39);
  return hash ^ (hash >>> 15);
}
