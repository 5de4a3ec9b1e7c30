import type { z } from "zod";
import type { Finding } from "../../../schemas/finding.ts";
import { printable } from "../../lib/text.ts";

/** What a schema says against a value: absent fields as `absent` says, everything else an error with what stands there. */
export function shapeFindings(
  { issues }: z.ZodError,
  value: unknown,
  absent: (path: string) => Finding,
): Finding[] {
  return issues.map((issue) => {
    const path = pathText(issue.path);
    const found = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], value);
    return found === undefined ? absent(path) : shapeError(path, issue.message, found);
  });
}

/** An error of shape, with the beginning of what was found. */
export function shapeError(path: string, message: string, found: unknown): Finding {
  const actual = printable(JSON.stringify(found)?.slice(0, 120) ?? "nothing");
  return { rule: "shape", severity: "error", path, message, actual };
}

/** Whether a value is an object with fields. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./u, "");
}
