import type { z } from "zod";
import type { Finding } from "../../schemas/finding.ts";
import { printable } from "../lib/text.ts";

/** Longest piece of a reply that a finding quotes, characters. */
const QUOTED = 120;

/** A value as a finding quotes it: JSON, short, safe to print. */
export function quoted(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null)
    return `an object with ${shortened(Object.keys(value).join(", ") || "no keys")}`;
  return shortened(typeof value === "string" ? value : JSON.stringify(value));
}

function shortened(text: string): string {
  const [start, rest] = [text.slice(0, QUOTED), text.length - QUOTED];
  return printable(start).replaceAll("\n", " ") + (rest > 0 ? ` … (${rest} more)` : "");
}

/** A finding about the shape of a reply: which place, what was expected, what stood there. */
export function shapeFinding(rule: string, path: string, expected: string, actual: unknown): Finding {
  const found = quoted(actual);
  return {
    rule,
    severity: "error",
    path,
    message: `expected ${expected}, found ${found === "" ? "an empty text" : found}`,
    expected,
    actual: found,
  };
}

/** The findings of a value that its schema does not take, one for each place. */
export function schemaFindings(error: z.ZodError, value: unknown, path: string): Finding[] {
  return error.issues.map((issue) => {
    const at = issue.path.map(String);
    return shapeFinding("reply-shape", [path, ...at].join("."), expectation(issue), valueAt(value, at));
  });
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `a value of type ${issue.expected}`;
    case "too_small":
      return issue.origin === "string"
        ? "a text that is not empty"
        : `at least ${String(issue.minimum)} of them`;
    case "too_big":
      return `at most ${String(issue.maximum)} of them`;
    case "invalid_value":
      return `one of ${issue.values.join(", ")}`;
    default:
      return issue.message;
  }
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

/** Whether a value is an object or a list: something that has keys of its own. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** The value under an object's own key; never one that it inherits. */
export function own(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
