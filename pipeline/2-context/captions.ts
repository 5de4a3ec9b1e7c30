import type { Caption } from "../../schemas/caption.ts";
import type { ContextCaption } from "../../schemas/context.ts";
import type { Moment } from "../../schemas/moment.ts";
import { comparableText } from "../lib/text.ts";

/** A moment's query as captions of its video, one for each window. */
export function queryCaptions(moment: Moment): Caption[] {
  return moment.windows.map((window) => ({ window, text: moment.query, origin: "query" }));
}

/**
 * What is true of a moment's video: the queries of the video and the corpus's companions, each once for each window,
 * in time order, those without a time last.
 */
export function captionsFor(moment: Moment, queries: readonly Caption[]): ContextCaption[] {
  const own = comparableText(moment.query);
  const seen = new Set<string>();
  const captions: ContextCaption[] = [];
  for (const { window, text, origin } of [...queries, ...moment.companions]) {
    const comparable = comparableText(text);
    const key = `${comparable}\u0000${window?.join("-") ?? ""}`;
    if (seen.has(key)) continue;
    seen.add(key);
    captions.push({ window, text, origin, own: comparable === own });
  }
  return captions.sort(byTime);
}

/** Array.sort is stable: captions with equal windows keep the corpus's order. */
function byTime(a: Caption, b: Caption): number {
  if (a.window === null || b.window === null) return Number(a.window === null) - Number(b.window === null);
  return a.window[0] - b.window[0] || a.window[1] - b.window[1];
}
