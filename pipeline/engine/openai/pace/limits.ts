import { duration } from "../failure.ts";
import type { Headers } from "../transport.ts";

/** One limit as a server announces it. */
export interface Announced {
  readonly perMinute: number;
  /** What it says is left; null when it does not say. */
  readonly remaining: number | null;
}

/** A limit whose bucket fills this much slower than a minute's is a day's: it is no pace, its end shows as a 429. */
const DAILY = 1 / 50;

/** The limit of requests or tokens in a reply's x-ratelimit headers; undefined when there is none that sets a pace. */
export function announced(headers: Headers, kind: "requests" | "tokens"): Announced | undefined {
  const limit = Number(headers[`x-ratelimit-limit-${kind}`] ?? Number.NaN);
  if (!Number.isFinite(limit) || limit <= 0) return undefined;
  const text = headers[`x-ratelimit-remaining-${kind}`];
  const remaining = text === undefined || !Number.isFinite(Number(text)) ? null : Number(text);
  const reset = duration(headers[`x-ratelimit-reset-${kind}`]);
  if (remaining !== null && reset !== undefined && reset > 1000) {
    const fills = ((limit - remaining) / reset) * 60_000;
    if (fills < limit * DAILY) return undefined;
  }
  return { perMinute: limit, remaining };
}
