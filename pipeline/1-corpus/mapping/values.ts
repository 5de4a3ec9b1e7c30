import type { ValueRule, ValueSpec } from "../../../schemas/mapping.ts";
import { compilePattern, type Pattern } from "./pattern.ts";

/** What paths of a mapping can see: the record's own fields, and names for keys, list members and joined entries. */
export interface Scope {
  readonly record: unknown;
  readonly names: Readonly<Record<string, unknown>>;
}

/** Gets a value out of a record; undefined when there is none. */
export type Value = (scope: Scope) => unknown;

/** Makes a function of a mapping's value. Null and the empty text count as no value: tables have no other way to say so. */
export function compileValue(spec: ValueSpec): Value {
  if (Array.isArray(spec)) {
    const values = spec.map((one) => compileValue(one));
    return (scope) => firstPresent(values, scope);
  }
  return compileRule(typeof spec === "string" ? ruleOf(spec) : spec);
}

/** A value that need not be in the mapping. */
export function compileOptional(spec: ValueSpec | undefined): Value {
  return spec === undefined ? () => undefined : compileValue(spec);
}

function ruleOf(text: string): ValueRule {
  return text.includes("{") ? { template: text } : { path: text };
}

function firstPresent(values: readonly Value[], scope: Scope): unknown {
  for (const value of values) {
    const found = value(scope);
    if (found !== undefined) return found;
  }
  return undefined;
}

function compileRule(rule: ValueRule): Value {
  const source = compileSource(rule);
  const { match, all, split } = rule;
  const steps: ((value: unknown) => unknown)[] = [];
  if (match !== undefined) steps.push(matcher(compilePattern(match, "u")));
  if (all !== undefined) steps.push(finder(compilePattern(all, "u")));
  if (split !== undefined) steps.push((value) => textOf(value)?.split(split));
  return (scope) => {
    let value = source(scope);
    for (const step of steps) value = present(value) ? step(value) : undefined;
    return present(value) ? value : undefined;
  };
}

function compileSource({ path, template, value }: ValueRule): Value {
  if (path !== undefined) return compilePath(path);
  if (template !== undefined) return compileTemplate(template);
  return () => value;
}

function present(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function matcher(pattern: Pattern): (value: unknown) => unknown {
  return (value) => {
    const found = pattern.first(textOf(value) ?? "");
    return found === null ? undefined : (found[1] ?? found[0]);
  };
}

function finder(pattern: Pattern): (value: unknown) => unknown {
  return (value) => pattern.all(textOf(value) ?? "").map(({ groups }) => ({ ...groups }));
}

/** Text of a plain value; undefined for lists and dictionaries. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** A backslash before a dot makes it part of a key. */
const UNESCAPED_DOT = /(?<!\\)\./u;

/** Keys of a path. */
export function splitPath(path: string): string[] {
  return path.split(UNESCAPED_DOT).map((key) => key.replaceAll("\\.", "."));
}

function compilePath(path: string): Value {
  const [first = "", ...rest] = splitPath(path);
  return ({ record, names }) => {
    const start = first === "record" ? record : (member(names, first) ?? member(record, first));
    return rest.reduce(member, start);
  };
}

/** A member by key or index; only the value's own, so that no path reaches what JavaScript adds. */
function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

const PART = /\{([^{}]+)\}/u;

/** A template's literal parts stand at even places once it is split by its paths. */
function compileTemplate(template: string): Value {
  const parts = template.split(PART).map((part, at) => (at % 2 === 0 ? () => part : compilePath(part)));
  return (scope) => {
    let text = "";
    for (const [at, part] of parts.entries()) {
      const filled = textOf(part(scope));
      if (filled === undefined || (filled === "" && at % 2 === 1)) return undefined;
      text += filled;
    }
    return text;
  };
}
