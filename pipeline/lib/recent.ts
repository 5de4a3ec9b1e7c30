/**
 * Remembers what was worked out for the keys of late: memory that is bounded whatever the corpus's size. Entries are kept in two
 * generations; when the younger is full the elder is dropped, so that what is asked for again and again stays.
 */
export class Recent<Key, Value> {
  readonly #most: number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  /** @param most entries of a generation: between that many and twice as many are kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** The value of a key, worked out when it is not remembered. */
  get(key: Key, work: (key: Key) => Value): Value {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const value = this.#old.get(key) ?? work(key);
    if (this.#young.size >= this.#most) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
    return value;
  }
}
