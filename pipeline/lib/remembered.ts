import { Recent } from "./recent.ts";

/** Longest text that is remembered, characters: longer ones hardly ever come again. */
const LONGEST = 2000;

/**
 * A function of a text that remembers what it found for the texts it met last: between `atMost` and twice as many. The queries of
 * a video come again in each of its records.
 */
export function remembered<Result extends object>(
  work: (text: string) => Result,
  atMost = 2000,
): (text: string) => Result {
  const recent = new Recent<string, Result>(atMost);
  return (text) => (text.length > LONGEST ? work(text) : recent.get(text, work));
}
