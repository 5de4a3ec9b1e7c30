import { note } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "query-style";

/** The negative begins and ends like the original. */
export const queryStyle: NegativeRule = {
  name,
  description:
    "First letter's case and final punctuation are the original's. A difference is noted: harmless alone, telling when all negatives share it.",
  scope: "negative",
  check: ({ original, query }) => {
    const style = usualStyle(original);
    if (style !== null && style === usualStyle(query)) return [];
    const differences = [
      ...(isCapital(original) === isCapital(query) ? [] : ["the case of the first letter"]),
      ...(ending(original) === ending(query) ? [] : ["the final punctuation"]),
    ];
    if (differences.length === 0) return [];
    const message = `unlike the original in ${differences.join(" and ")}`;
    return [note(name, "query", message, { actual: query, expected: original })];
  },
};

/** How most queries are written, small letters at both ends, with a full stop or without; null for any other. */
function usualStyle(text: string): "stopped" | "open" | null {
  const isStopped = text.endsWith(".");
  const last = text.length - (isStopped ? 2 : 1);
  if (!isSmall(text.charCodeAt(0)) || !isSmall(text.charCodeAt(last))) return null;
  return isStopped ? "stopped" : "open";
}

function isSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isCapital(text: string): boolean {
  return /^\P{L}*\p{Lu}/u.test(text);
}

function ending(text: string): string {
  return /[.!?…]*$/u.exec(text.trim())?.[0] ?? "";
}
