/**
 * A table that words of texts are looked up in. It knows its own words only: of a plain object, "constructor" would bring back a
 * function.
 */
export function wordTable<Entry>(entries: Readonly<Record<string, Entry>>): Readonly<Record<string, Entry>> {
  return Object.freeze(Object.assign(Object.create(null) as Record<string, Entry>, entries));
}
