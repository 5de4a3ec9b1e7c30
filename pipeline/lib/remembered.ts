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
  let [young, old] = [new Map<string, Result>(), new Map<string, Result>()];
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const result = old.get(text) ?? work(text);
    if (text.length > LONGEST) return result;
    if (young.size >= atMost) [young, old] = [new Map<string, Result>(), young];
    young.set(text, result);
    return result;
  };
}
