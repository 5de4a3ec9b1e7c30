import type { Finding } from "../../../schemas/finding.ts";
import { comparableText } from "../../lib/text.ts";
import type { AuditPositive, AuditRecord } from "../record.ts";
import { type Evidence, finding } from "../rules/rule.ts";
import type { SourceQuery, SourceVideo } from "./source-index.ts";
import type { SourceRule } from "./source-rule.ts";

type Window = readonly [number, number];

const name = "source-window";
const lostName = "source-windows-lost";

/** Rounding to a tenth of a second, on either side. */
const ROUNDING_SECONDS = 0.11;

function near(a: Window, b: Window): boolean {
  return Math.abs(a[0] - b[0]) < ROUNDING_SECONDS && Math.abs(a[1] - b[1]) < ROUNDING_SECONDS;
}

/** The window as the corpus stage would have clamped it to the video's end. */
function within([start, end]: Window, duration: number): Window {
  return [start, Math.min(end, duration)];
}

function sourcesOf(query: string, { queries }: SourceVideo): SourceQuery[] {
  const wanted = comparableText(query);
  return queries.filter((source) => comparableText(source.query) === wanted);
}

/** Every positive has a window that the source gives it. */
export const sourceWindows: SourceRule = {
  name,
  description:
    "A positive's window is one that the source corpus annotated for this query in this video. A constant shift is named, the start of a crop above all. A query that the source does not know is a note.",
  check: ({ record }, source) => {
    const [window] = record.windows;
    if (window === undefined) return [];
    return record.positives.flatMap((positive) => windowFindings(positive, window, source));
  },
};

function windowFindings({ place, query }: AuditPositive, window: Window, source: SourceVideo): Finding[] {
  const known = sourcesOf(query, source);
  if (known.length === 0)
    return [
      finding(name, "note", place, "the source corpus knows the video but not this query", { actual: query }),
    ];
  const truths = known.flatMap(({ windows }) => windows);
  if (known.some(({ windows, duration }) => windows.some((truth) => near(within(window, duration), truth))))
    return [];
  const evidence: Evidence = {
    actual: window.join(" to "),
    expected: truths
      .map((truth) => truth.join(" to "))
      .slice(0, 5)
      .join(", "),
  };
  return [finding(name, "error", place, mistake(window, known), evidence)];
}

function mistake(window: Window, known: readonly SourceQuery[]): string {
  for (const { windows, crop } of known) {
    for (const truth of windows) {
      const shift = window[0] - truth[0];
      if (Math.abs(window[1] - truth[1] - shift) >= ROUNDING_SECONDS) continue;
      const byCrop = crop !== null && Math.abs(Math.abs(shift) - crop[0]) < ROUNDING_SECONDS;
      if (byCrop) return `the window is shifted by the start of the crop, ${crop[0]} s`;
      return `the window is shifted by ${shift.toFixed(1)} s`;
    }
  }
  return "the source gives this query another window";
}

/** No window of a query is lost. */
export const sourceWindowsLost: SourceRule = {
  name: lostName,
  description:
    "A record has all windows that the source annotated for its query: a model that finds one of the lost ones is punished for a true answer.",
  check: ({ record }, source) => {
    const known = sourcesOf(record.original, source);
    const truths = distinct(known.flatMap(({ windows }) => windows));
    const longest = Math.max(...known.map(({ duration }) => duration));
    const lost = truths.filter(
      (truth) => !record.windows.some((window) => near(within(window, longest), truth)),
    );
    if (lost.length === 0 || lost.length === truths.length) return [];
    return [lostFinding(record, lost, truths.length)];
  },
};

function lostFinding(record: AuditRecord, lost: readonly Window[], all: number): Finding {
  const message = `${lost.length} of ${all} windows of this query are lost`;
  const expected = lost
    .map((window) => window.join(" to "))
    .slice(0, 8)
    .join(", ");
  return finding(lostName, "error", "timestamp", message, {
    actual: record.windows.map((window) => window.join(" to ")).join(", "),
    expected,
  });
}

function distinct(windows: readonly Window[]): Window[] {
  return windows.filter((window, at) => windows.findIndex((other) => near(window, other)) === at);
}
