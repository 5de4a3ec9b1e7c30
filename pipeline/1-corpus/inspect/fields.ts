import { isRecord } from "../containers/entry.ts";
import type { Scope } from "../mapping/values.ts";

/** What the sampled records hold at one path. */
export interface Field {
  /** As a mapping would write it. */
  readonly path: string;
  /** Values found, in record order; records without one are left out. */
  readonly values: readonly unknown[];
  /** Share of the records that have a value here. */
  readonly share: number;
}

const DEEPEST = 3;

/** Fields of records that mappings can name, in the order in which they appear. */
export function fieldsOf(scopes: readonly Scope[], names: readonly string[]): Field[] {
  const found = new Map<string, unknown[]>();
  for (const { record, names: bound } of scopes) {
    collect(record, "", 0, found);
    for (const name of names) collect(bound[name], name, 0, found);
    for (const [path, key] of keysOf(bound["keys"])) add(found, path, key);
  }
  return Array.from(found, ([path, values]) => ({ path, values, share: values.length / scopes.length }));
}

/** Keys that led to a record with their paths, the last one first: it is the one that names the record. Indices say nothing. */
function keysOf(keys: unknown): (readonly [path: string, key: string])[] {
  if (!Array.isArray(keys)) return [];
  const all = keys as string[];
  return all
    .map((key, at) => [at === all.length - 1 ? "key" : `keys.${at}`, key] as const)
    .filter(([, key]) => !/^\d+$/u.test(key))
    .toReversed();
}

function collect(value: unknown, path: string, depth: number, found: Map<string, unknown[]>): void {
  if (isRecord(value) && depth < DEEPEST) {
    if (path !== "") add(found, path, value);
    for (const [key, member] of Object.entries(value))
      collect(member, path === "" ? escaped(key) : `${path}.${escaped(key)}`, depth + 1, found);
  } else if (path !== "") add(found, path, value);
}

function add(found: Map<string, unknown[]>, path: string, value: unknown): void {
  if (value === null || value === undefined || value === "") return;
  const values = found.get(path);
  if (values === undefined) found.set(path, [value]);
  else values.push(value);
}

/** A key with its dots marked as its own. */
function escaped(key: string): string {
  return key.replaceAll(".", "\\.");
}

/** Whether a value looks like one time. */
export function isTime(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && (isNumeric(value) || isClock(value)));
}

/** Whether a text is a number. */
export function isNumeric(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && /^\s*-?\d+(?:\.\d+)?\s*$/u.test(value));
}

/** Whether a value is a clock time such as 1:05 or 00:01:05.250. */
export function isClock(value: unknown): boolean {
  return typeof value === "string" && /^\s*(?:\d+:)?\d{1,2}:\d{2}(?:[.,]\d+)?\s*$/u.test(value);
}

/** Whether a value is one window: a pair of times, {start, end}, or a text such as 1.5-3. */
export function isWindow(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 2 && value.every(isTime);
  if (isRecord(value)) return isTime(value["start"]) && isTime(value["end"]);
  if (typeof value !== "string") return false;
  const [start, end, more] = value.split(/\s*(?:-|–|\bto\b)\s*/u);
  return more === undefined && isTime(start) && isTime(end);
}

/** Whether a value is a list of windows. */
export function isWindowList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isWindow);
}

/** Whether a value reads like a sentence or a phrase. */
export function isPhrase(value: unknown): boolean {
  return typeof value === "string" && /\p{L}+\s+\p{L}+/u.test(value) && value.length < 2000;
}

/** Share of a field's values that a test holds for. */
export function shareOf({ values }: Field, holds: (value: unknown) => boolean): number {
  return values.length === 0 ? 0 : values.filter(holds).length / values.length;
}
