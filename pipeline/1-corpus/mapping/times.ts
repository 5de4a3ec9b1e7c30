import type { Mapping } from "../../../schemas/mapping.ts";
import { compileOptional, compileValue, type Scope, textOf, type Value } from "./values.ts";

/** A window as the file has it, in seconds; NaN where it holds no time. */
export type RawWindow = readonly [number, number];

/** Turns a start and an end of the corpus's unit into seconds. */
export type ToSeconds = (start: unknown, end: unknown, scope: Scope, duration: number | null) => RawWindow;

/** Two times in one text: 1.5-3, 0:10 - 0:20, 3 to 5. */
const SPAN = /^\s*(.+?)\s*(?:-|–|—|\bto\b)\s*(\S.*?)\s*$/u;
const CLOCK = /^(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:[.,]\d+)?)$/u;

/** Decimals kept of times that were computed from frames: a tenth of a frame of the fastest video. */
const FRAME_DECIMALS = 1000;

/** One time of the corpus's unit in seconds; NaN where it holds none. */
export type ToSecond = (value: unknown, scope: Scope, duration: number | null) => number;

/** Seconds of one time, by unit. A number of chunks is the time at which so many chunks have passed. */
export function compileSecond({ unit, rate, chunkSeconds = Number.NaN }: Mapping["times"]): ToSecond {
  const rateOf = compileRate(rate);
  switch (unit) {
    case "seconds":
      return numberOf;
    case "milliseconds":
      return (value) => numberOf(value) / 1000;
    case "clock":
      return clockSeconds;
    case "chunks":
      return (value) => numberOf(value) * chunkSeconds;
    case "frames":
      return (value, scope) => framesToSeconds(numberOf(value), rateOf(scope));
    case "fraction":
      return (value, _, duration) =>
        duration === null ? numberOf(value) : fractionOf(duration, numberOf(value)); // see RowFields.inFractions
  }
}

/** Seconds of a window. Chunk ends are inclusive, so a window that ends in chunk n of 5 s ends at 5(n + 1). */
export function compileUnit(times: Mapping["times"]): ToSeconds {
  const second = compileSecond(times);
  const inclusive = times.unit === "chunks" ? (times.chunkSeconds ?? 0) : 0;
  return (start, end, scope, duration) => [
    second(start, scope, duration),
    second(end, scope, duration) + inclusive,
  ];
}

/** Frames a second, from a number or a value of the record. */
export function compileRate(rate: Mapping["times"]["rate"]): (scope: Scope) => number {
  if (typeof rate === "number") return () => rate;
  const value = compileOptional(rate);
  return (scope) => numberOf(value(scope));
}

/** Seconds of a number of frames, to a thousandth; NaN for a rate that is none. */
export function framesToSeconds(frames: number, rate: number): number {
  return rate > 0 ? Math.round((frames / rate) * FRAME_DECIMALS) / FRAME_DECIMALS : Number.NaN;
}

/** Seconds of a fraction of a duration, without the dust of binary fractions. */
export function fractionOf(duration: number, fraction: number): number {
  return Math.round(fraction * duration * 1e6) / 1e6;
}

/** A number, or a text that is one; NaN for anything else. */
export function numberOf(value: unknown): number {
  if (typeof value === "number") return value;
  return typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
}

/** Seconds of h:mm:ss, m:ss or s, with decimals; NaN for anything else. */
export function clockSeconds(value: unknown): number {
  const [, hours = "0", minutes = "0", seconds] = CLOCK.exec(textOf(value)?.trim() ?? "") ?? [];
  if (seconds === undefined) return Number.NaN;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(",", "."));
}

/** Where a mapping finds a row's windows: pairs of a start and an end in the corpus's unit; undefined when there is nothing. */
export type FindPairs = (scope: Scope) => readonly (readonly [unknown, unknown])[] | undefined;

/** Windows by the way the mapping names them: one, a list, or a start and an end. */
export function compilePairs({ window, windows, start, end }: Mapping): FindPairs {
  if (windows !== undefined) {
    const list = compileValue(windows);
    return (scope) => {
      const value = list(scope);
      return Array.isArray(value) ? value.map(pairOf) : undefined;
    };
  }
  if (window !== undefined) return onePair(compileValue(window));
  const [from, to] = [compileOptional(start), compileOptional(end)];
  return (scope) => {
    const pair = [from(scope), to(scope)] as const;
    return pair[0] === undefined && pair[1] === undefined ? undefined : [pair];
  };
}

function onePair(value: Value): FindPairs {
  return (scope) => {
    const found = value(scope);
    if (found === undefined) return undefined;
    return Array.isArray(found) && found.length === 0 ? [] : [pairOf(found)];
  };
}

/** [start, end], "start-end" or {start, end}; anything else gives no times. */
function pairOf(value: unknown): readonly [unknown, unknown] {
  if (Array.isArray(value)) return value.length === 2 ? [value[0], value[1]] : [undefined, undefined];
  if (typeof value === "object" && value !== null) {
    const { start, end } = value as { start?: unknown; end?: unknown };
    return [start, end];
  }
  const [, start, end] = SPAN.exec(textOf(value) ?? "") ?? [];
  return [unquoted(start), unquoted(end)];
}

/** A number where the text is one, so that a window meant to be a text does not count as numbers in quotes. */
function unquoted(text: string | undefined): unknown {
  const value = numberOf(text);
  return Number.isNaN(value) ? text : value;
}
