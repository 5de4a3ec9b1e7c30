import type { Random } from "../../pipeline/lib/random.ts";

/** Faults in what a model writes; the server sends them with status 200 and bills them. */
export const REPLY_FAULTS = [
  "malformed",
  "fenced",
  "prose-wrapped",
  "truncated",
  "refused",
  "filtered",
  "empty",
  "no-choices",
  "wrong-path",
  "wrong-tag",
  "wrong-label",
  "missing-level",
  "surplus-level",
  "null-character",
  "echoed-query",
] as const;

/** Faults of the server or the line. */
export const SERVER_FAULTS = [
  "html-200",
  "429-with-header",
  "429-bare",
  "500",
  "503",
  "reset",
  "half-reply",
  "cut-json",
  "slow",
] as const;

export type ReplyFault = (typeof REPLY_FAULTS)[number];
export type ServerFault = (typeof SERVER_FAULTS)[number];
export type Fault = ReplyFault | ServerFault;

/** Chance of each fault, 0 to 1; the sum is the share of faulty replies. */
export type FaultRates = Partial<Record<Fault, number>>;

/** Every fault of the lists given, equally likely, together at a rate. */
export function evenly(rate: number, faults: readonly Fault[]): FaultRates {
  return Object.fromEntries(faults.map((fault) => [fault, rate / faults.length]));
}

/** The fault that strikes, if one does. */
export function drawFault(rates: FaultRates, random: Random): Fault | undefined {
  let left = random.next();
  for (const [fault, rate] of Object.entries(rates) as [Fault, number][]) {
    left -= rate;
    if (left < 0) return fault;
  }
  return undefined;
}

/** What the model writes under a fault: text, why it stopped, and a refusal if it gives one. */
export interface Written {
  readonly text: string;
  readonly finishReason: string;
  readonly refusal: string | null;
}

/** A correct reply spoiled by a fault. Faults of the server leave it as it is. */
export function spoil(reply: object, fault: Fault | undefined, query: string): Written {
  const text = JSON.stringify(reply);
  const plain = { text, finishReason: "stop", refusal: null };
  switch (fault) {
    case "malformed":
      return { ...plain, text: text.replace('":', '" ') };
    case "fenced":
      return { ...plain, text: `\`\`\`json\n${text}\n\`\`\`` };
    case "prose-wrapped":
      return { ...plain, text: `Here is the JSON you asked for:\n${text}\nLet me know if it helps.` };
    case "truncated":
      return { ...plain, text: text.slice(0, Math.floor(text.length / 2)), finishReason: "length" };
    case "refused":
      return { text: "", finishReason: "stop", refusal: "I cannot help with that." };
    case "filtered":
      return { ...plain, text: "", finishReason: "content_filter" };
    case "empty":
      return { ...plain, text: "" };
    case "wrong-path":
      return { ...plain, text: text.replaceAll(/"path":"\w+\/(\w+)"/gu, '"path":"Negation/$1"') };
    case "wrong-tag":
      return { ...plain, text: text.replaceAll(/<(\/?)(action|object|scene|attribute)_/gu, "<$1negation_") };
    case "wrong-label":
      return { ...plain, text: text.replaceAll(/"difficulty_tag":"\w+"/gu, '"difficulty_tag":"impossible"') };
    case "missing-level":
      return { ...plain, text: JSON.stringify(withLevels(reply, (levels) => levels.slice(1))) };
    case "surplus-level":
      return {
        ...plain,
        text: JSON.stringify(withLevels(reply, (levels) => [...levels, ...surplus(levels)])),
      };
    case "null-character":
      return { ...plain, text: text.replace(/"(irrel_query|reason)":"/u, '"$1":"\\u0000') };
    case "echoed-query":
      return {
        ...plain,
        text: text.replaceAll(/"irrel_query":"(?:[^"\\]|\\.)*"/gu, `"irrel_query":${JSON.stringify(query)}`),
      };
    default:
      return plain;
  }
}

type Levels = [string, unknown][];

function withLevels(reply: object, change: (levels: Levels) => Levels): object {
  if (!("negs" in reply)) return reply;
  return { negs: Object.fromEntries(change(Object.entries(reply.negs as object) as Levels)) };
}

function surplus(levels: Levels): Levels {
  return levels.slice(0, 1).map(([, level]) => ["extreme", level]);
}
