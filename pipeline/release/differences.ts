import { printable } from "../lib/text.ts";

const SHOWN = 3;
const SHOWN_CHARACTERS = 80;

/**
 * Where two JSON values differ, one sentence each for the first few places, then one for how many more there are: e.g.
 * `README.md: dataset_info.0.splits.0.num_examples is 13, expected 12`.
 *
 * @param what the file, for the sentences
 * @param wayOut what to do about it, behind each
 */
export function differenceProblems(
  what: string,
  found: unknown,
  expected: unknown,
  wayOut: string,
): string[] {
  const all = differences(found, expected);
  const sentences = all
    .slice(0, SHOWN)
    .map(
      ({ place, found: one, expected: other }) =>
        `${what}: ${place} is ${shortened(one)}, expected ${shortened(other)}${wayOut}`,
    );
  return all.length <= SHOWN
    ? sentences
    : [...sentences, `${what}: ${all.length - SHOWN} more places differ`];
}

/** A value of a file for a sentence: one line, not too long, without marks that move the cursor; of objects the keys. */
export function shortened(value: unknown): string {
  const text = textOfValue(value);
  return printable(text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text);
}

function textOfValue(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return `{${Object.keys(value).join(", ")}}`;
  return JSON.stringify(value);
}

interface Difference {
  /** Keys from the root on, with dots. */
  readonly place: string;
  /** undefined: nothing there. */
  readonly found: unknown;
  readonly expected: unknown;
}

function differences(found: unknown, expected: unknown, place = ""): Difference[] {
  const [left, right] = [entriesOf(found), entriesOf(expected)];
  if (left === undefined || right === undefined || Array.isArray(found) !== Array.isArray(expected))
    return Object.is(found, expected) ? [] : [{ place: place === "" ? "all of it" : place, found, expected }];
  return [...new Set([...right.keys(), ...left.keys()])].flatMap((key) =>
    differences(left.get(key), right.get(key), place === "" ? key : `${place}.${key}`),
  );
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : undefined;
}
