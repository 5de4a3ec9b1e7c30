import type { Bindings } from "../../../schemas/mapping.ts";
import { compileSpread } from "../mapping/rows.ts";
import type { Scope } from "../mapping/values.ts";
import {
  type Field,
  fieldsOf,
  isClock,
  isNumeric,
  isPhrase,
  isTime,
  isWindow,
  isWindowList,
  shareOf,
} from "./fields.ts";
import { NAMES, pick, wordsOf } from "./pick.ts";

/** Parts of a mapping that could be told from records; a part that is missing could not. */
export interface Guess {
  readonly each?: Bindings;
  readonly zip?: Bindings;
  readonly video?: string | { readonly path: string; readonly match: string };
  readonly query?: string;
  readonly window?: string;
  readonly windows?: string;
  readonly start?: string;
  readonly end?: string;
  readonly duration?:
    | string
    | { readonly frames: string; readonly rate: string }
    | { readonly of: string; readonly unit: string };
  readonly split?: string;
  readonly times?: { readonly unit: string; readonly rate?: string };
}

/** How deep lists inside records are followed. */
const MOST_LISTS = 3;

/** The layout of records, and which fields are what, by their names and values. Pure; the guess is for people to check. */
export function guessMapping(scopes: readonly Scope[]): Guess {
  return bestLayout(scopes, {}, 0).guess;
}

interface Layout {
  readonly guess: Guess;
  readonly score: number;
}

function bestLayout(scopes: readonly Scope[], each: Record<string, string>, depth: number): Layout {
  const names = Object.keys(each);
  const fields = fieldsOf(scopes, names).filter(({ share }) => share > 0.5);
  const spread = names.length === 0 ? {} : { each };
  const layouts: Layout[] = [scored({ ...spread, ...guessFields(fields) }, depth)];
  const zip = parallelLists(fields);
  if (zip !== null) {
    const rows = compileSpread(undefined, zip);
    const inner = scopes.flatMap((scope) => rows(scope).map((row) => row.scope));
    const found = guessFields(fieldsOf(inner, [...names, ...Object.keys(zip)]));
    layouts.push(scored({ ...spread, zip, ...found }, depth + 0.5));
  }
  for (const { path } of depth < MOST_LISTS ? fields.filter(isListOfRecords) : []) {
    const name = singular(path, names);
    const rows = compileSpread({ [name]: path }, undefined);
    const inner = scopes.flatMap((scope) => rows(scope).map((row) => row.scope));
    layouts.push(bestLayout(inner, { ...each, [name]: path }, depth + 1));
  }
  return layouts.reduce((best, layout) => (layout.score > best.score ? layout : best));
}

/** A layout is as good as what it finds; of equals the flatter one. */
function scored(guess: Guess, depth: number): Layout {
  const found = [
    guess.query,
    guess.query,
    guess.window ?? guess.windows ?? guess.start,
    guess.video,
    guess.duration,
  ];
  return { guess, score: found.filter((one) => one !== undefined).length * 10 - depth };
}

function isListOfRecords(field: Field): boolean {
  return (
    shareOf(
      field,
      (value) => Array.isArray(value) && value.every((one) => typeof one === "object" && !Array.isArray(one)),
    ) > 0.8
  );
}

/** A name for the members of a list: its own without the s, or with an underscore when that is taken. */
function singular(path: string, taken: readonly string[]): string {
  const last = path.split(".").at(-1)?.replace(/\W/gu, "_") ?? "member";
  const name = /^[A-Za-z_]/u.test(last) ? last.replace(/s$/u, "") || "member" : "member";
  return taken.includes(name) ? `${name}_` : name;
}

/** A list of windows beside a list of texts of the same length. */
function parallelLists(fields: readonly Field[]): Record<string, string> | null {
  const windows = fields.find((field) => shareOf(field, isWindowList) > 0.8);
  const texts = fields.find((field) => shareOf(field, isTextList) > 0.8);
  if (windows === undefined || texts === undefined) return null;
  const equal = windows.values.filter((list, at) => lengthOf(list) === lengthOf(texts.values[at])).length;
  return equal > windows.values.length * 0.8 ? { window: windows.path, sentence: texts.path } : null;
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string");
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : -1;
}

function guessFields(fields: readonly Field[]): Guess {
  const query = pick(fields, NAMES.query, isPhrase, true);
  const times = guessTimes(fields.filter((field) => field !== query));
  const video = pick(
    fields.filter((field) => field !== query),
    NAMES.video,
    isId,
    false,
  );
  const split = pick(fields, NAMES.split, (value) => typeof value === "string", false);
  const duration = guessDuration(fields);
  return {
    ...(video === undefined ? {} : { video: withoutFolder(video) }),
    ...(query === undefined ? {} : { query: query.path }),
    ...times.found,
    ...(duration === undefined ? {} : { duration }),
    ...(split === undefined ? {} : { split: split.path }),
    ...guessUnit(times, fields),
  };
}

function isId(value: unknown): boolean {
  return (typeof value === "string" && !/\s\S+\s\S+\s/u.test(value)) || Number.isInteger(value);
}

/** Ids that are paths of somebody's machine are cut to the file's name. */
function withoutFolder(video: Field): NonNullable<Guess["video"]> {
  const isPath =
    shareOf(video, (value) => typeof value === "string" && /^(?:\.*|[a-z]:)?[\\/]/iu.test(value)) > 0.5;
  return isPath ? { path: video.path, match: String.raw`([^\\/]+)$` } : video.path;
}

interface Times {
  readonly found: Pick<Guess, "window" | "windows" | "start" | "end">;
  /** Ends of windows, to tell their unit by. */
  readonly values: readonly unknown[];
  /** Where they lie: names tell units too. */
  readonly path?: string;
}

function guessTimes(fields: readonly Field[]): Times {
  const single = pick(fields, NAMES.window, isWindow, false);
  const list = pick(fields, NAMES.window, isWindowList, true);
  const start = pick(fields, NAMES.start, isTime, false);
  const others = fields.filter((field) => field !== start);
  const end = pick(others, NAMES.end, isTime, false);
  if (single !== undefined)
    return { found: { window: single.path }, values: single.values.flatMap(endsOf), path: single.path };
  if (list !== undefined)
    return { found: { windows: list.path }, values: list.values.flat().flatMap(endsOf), path: list.path };
  if (start === undefined || end === undefined) return { found: {}, values: [] };
  return { found: { start: start.path, end: end.path }, values: end.values, path: end.path };
}

function endsOf(window: unknown): unknown[] {
  if (Array.isArray(window)) return [window[1]];
  if (typeof window === "string") return [window.split(/\s*(?:-|–|\bto\b)\s*/u)[1]];
  return typeof window === "object" && window !== null && "end" in window ? [window.end] : [];
}

/** Whether a field's name says that it holds milliseconds. */
function isInMilliseconds(path: string): boolean {
  return wordsOf(path).some((word) => (NAMES.milliseconds as readonly string[]).includes(word));
}

function guessDuration(fields: readonly Field[]): Guess["duration"] {
  const seconds = pick(fields, NAMES.duration, isTime, false);
  if (seconds !== undefined)
    return isInMilliseconds(seconds.path) ? { of: seconds.path, unit: "milliseconds" } : seconds.path;
  const [frames, rate] = [
    pick(fields, NAMES.frames, isNumeric, false),
    pick(fields, NAMES.rate, isNumeric, false),
  ];
  return frames === undefined || rate === undefined ? undefined : { frames: frames.path, rate: rate.path };
}

/** The unit that makes windows lie inside their videos. */
function guessUnit({ values: ends, path = "" }: Times, fields: readonly Field[]): Pick<Guess, "times"> {
  if (ends.length === 0) return {};
  if (ends.some(isClock)) return { times: { unit: "clock" } };
  if (isInMilliseconds(path)) return { times: { unit: "milliseconds" } };
  const numbers = ends.map(Number).filter((end) => Number.isFinite(end));
  const largest = numbers.reduce((most, end) => Math.max(most, end), 0);
  if (largest > 0 && largest <= 1 && numbers.length > 2) return { times: { unit: "fraction" } };
  const rate = pick(fields, NAMES.rate, isNumeric, false);
  const duration = pick(fields, NAMES.duration, isNumeric, false);
  if (rate !== undefined && duration === undefined) return { times: { unit: "frames", rate: rate.path } };
  if (duration === undefined) return {};
  const longest = duration.values.map(Number).reduce((most, seconds) => Math.max(most, seconds), 0);
  if (rate !== undefined && largest > longest * 2) return { times: { unit: "frames", rate: rate.path } };
  return largest > longest * 50 ? { times: { unit: "milliseconds" } } : {};
}
